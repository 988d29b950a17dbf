package dev.sentrylogger.pattern;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.pattern.Sifted.Tally;
import dev.sentrylogger.query.MessageMask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leaves out of what an app sends what its owners do not want stored. Thread-safe. */
@Component
public final class Sieve {
    /** The attribute of an event that is stored for so many of its pattern. */
    public static final String ONE_IN = "sampling.one_in";

    private final KeepRuleTable table;
    private final LoadingCache<AppId, Map<Long, Counter>> rules;

    Sieve(KeepRuleTable table) {
        this.table = table;
        this.rules = Caffeine.newBuilder()
                .maximumSize(10_000)
                .refreshAfterWrite(Duration.ofMinutes(1))
                .build(new CacheLoader<>() {
                    @Override
                    public Map<Long, Counter> load(AppId app) {
                        return counters(table.of(app), Map.of());
                    }

                    @Override
                    public Map<Long, Counter> reload(AppId app, Map<Long, Counter> before) {
                        return counters(table.of(app), before);
                    }
                });
    }

    /** Counts what comes of a pattern with a rule; the first of so many is the one to keep. */
    private record Counter(Keep keep, AtomicLong came) {
        boolean keepsNext() {
            return keep.oneIn() != 0 && came.getAndIncrement() % keep.oneIn() == 0;
        }
    }

    /**
     * Asked for every request. What it returns is counted by {@link PatternCounts} once it is stored.
     *
     * @throws org.springframework.dao.DataAccessException when the rules of an app not seen before cannot be read: 503
     */
    public Sifted sift(AppId app, List<LogEvent> events) {
        Map<Long, Counter> inForce = rules.get(app);
        var mask = new MessageMask();
        Map<Long, Tally> tallies = new HashMap<>();
        List<LogEvent> kept = inForce.isEmpty() ? events : new ArrayList<>(events.size());
        Amount all = Amount.NOTHING;
        Amount leftOut = Amount.NOTHING;
        for (LogEvent event : events) {
            mask.read(event.message());
            Level level = event.level();
            long id = LogPattern.id(level, mask);
            Amount size = new Amount(1, TextSize.of(event));
            Counter rule = inForce.get(id);
            boolean keep = rule == null || rule.keepsNext();
            tallies.computeIfAbsent(id, unseen -> new Tally(new LogPattern(level, mask.pattern())))
                    .add(size, keep ? Amount.NOTHING : size);
            all = all.plus(size);
            if (!keep) {
                leftOut = leftOut.plus(size);
            } else if (!inForce.isEmpty()) {
                kept.add(rule == null ? event : marked(event, rule.keep()));
            }
        }
        return new Sifted(events, kept, all, leftOut, tallies);
    }

    /** What changed is in force for the next request. */
    void changed(AppId app) {
        Map<Long, Counter> before = rules.getIfPresent(app);
        rules.put(app, counters(table.of(app), before == null ? Map.of() : before));
    }

    /** Rules that are as before count on, else the first of each minute would be kept. */
    private static Map<Long, Counter> counters(List<KeepRule> rules, Map<Long, Counter> before) {
        Map<Long, Counter> counters = new HashMap<>();
        for (KeepRule rule : rules) {
            long id = rule.pattern().id();
            Counter known = before.get(id);
            boolean same = known != null && known.keep().equals(rule.keep());
            counters.put(id, same ? known : new Counter(rule.keep(), new AtomicLong()));
        }
        return counters;
    }

    private static LogEvent marked(LogEvent event, Keep keep) {
        @Nullable Object said = event.attributes().values().get(ONE_IN);
        if (said != null || event.attributes().values().size() >= EventLimits.ATTRIBUTES) {
            return event;
        }
        Map<String, Object> attributes = new LinkedHashMap<>(event.attributes().values());
        attributes.put(ONE_IN, (long) keep.oneIn());
        return new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                event.severity(),
                event.message(),
                event.template(),
                event.logger(),
                event.service(),
                event.environment(),
                event.release(),
                event.host(),
                event.traceId(),
                event.spanId(),
                new Attributes(attributes),
                event.exception(),
                event.source());
    }
}
