package dev.sentrylogger.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.health.HealthTable.Service;
import dev.sentrylogger.pattern.PatternChange;
import dev.sentrylogger.pattern.PatternChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * How an app is, from what was counted at the door; stored events are not searched for it. An answer may be two seconds
 * old, and lack what arrived in the five seconds before. Thread-safe.
 */
@Component
public final class Health {
    private static final Duration SHORTLY = Duration.ofSeconds(2);
    private static final Duration FOR_A_WHILE = Duration.ofMinutes(5);
    private static final Duration WEEKS = Duration.ofDays(28);
    /** How far back the beginning of trouble is looked for. */
    private static final Duration TROUBLE = Duration.ofHours(6);
    /** After a start, in which services that could not send begin to again. */
    private static final Duration AWAY = Duration.ofMinutes(2);

    private final Cache<Looked, AppHealth> answers =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(SHORTLY).build();
    private final Cache<Hour, Map<String, Baseline>> baselines =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(FOR_A_WHILE).build();
    private final HealthTable table;
    private final PlaceTable places;
    private final PatternChanges patterns;
    private final LastErrors lastErrors;
    private final Access access;
    private final Clock clock;
    private final Instant started;

    Health(
            HealthTable table,
            PlaceTable places,
            PatternChanges patterns,
            LastErrors lastErrors,
            Access access,
            Clock clock) {
        this.table = table;
        this.places = places;
        this.patterns = patterns;
        this.lastErrors = lastErrors;
        this.access = access;
        this.clock = clock;
        this.started = clock.instant();
    }

    private record Looked(AppId app, Span span) {}

    private record Hour(AppId app, Instant start) {}

    /** @throws dev.sentrylogger.app.NoSuchAppException when the user may not read the app */
    public AppHealth of(UserId user, AppId app, Span span) {
        access.require(user, app, Permission.READ);
        return answers.get(new Looked(app, span), asked -> look(app, span, clock.instant()));
    }

    AppHealth look(AppId app, Span span, Instant now) {
        List<Service> known = table.services(app);
        Instant from = span.start(now);
        Map<String, LevelSeries> shown = span == Span.WEEK
                ? table.hours(app, from, span.end(now), span.step())
                : table.minutes(app, from, span.end(now), span.step());
        LevelSeries severity =
                shown.values().stream().reduce(LevelSeries.empty(from, span.step(), slots(span)), LevelSeries::plus);
        Instant hoursFrom = span.hours(now);
        List<PatternChange> changes = patterns.since(app, hoursFrom, PatternNews.COMPARED);
        Instant firstSeen = known.stream()
                .map(Service::firstSeen)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return new AppHealth(
                now,
                span,
                from,
                hoursFrom,
                services(app, known, shown, span, now),
                severity,
                PatternNews.of(changes, hoursFrom, now, firstSeen),
                CategoryCount.of(changes),
                places.since(app, hoursFrom).stream().map(AppHealth.Place::of).toList());
    }

    private List<ServiceHealth> services(
            AppId app, List<Service> known, Map<String, LevelSeries> shown, Span span, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Map<String, LevelSeries> lately = table.minutes(app, end.minus(TROUBLE), end, Duration.ofMinutes(1));
        Map<String, Baseline> usual = usual(app, known, now);
        boolean judgesSilence = started.plus(AWAY).isBefore(now);
        return known.stream()
                .map(service -> service(
                        app,
                        service,
                        Objects.requireNonNull(usual.get(service.name())),
                        lately.getOrDefault(
                                service.name(), LevelSeries.empty(end.minus(TROUBLE), Duration.ofMinutes(1), (int)
                                        TROUBLE.toMinutes())),
                        shown.getOrDefault(
                                service.name(), LevelSeries.empty(span.start(now), span.step(), slots(span))),
                        new Moment(now, judgesSilence)))
                .sorted(Comparator.<ServiceHealth, Verdict.State>comparing(
                                service -> service.verdict().state())
                        .thenComparing(ServiceHealth::name))
                .toList();
    }

    private record Moment(Instant now, boolean judgesSilence) {}

    private ServiceHealth service(
            AppId app, Service service, Baseline usual, LevelSeries lately, LevelSeries shown, Moment moment) {
        Verdict verdict = Verdict.of(usual, lately, service.lastSeen(), moment.now(), moment.judgesSilence());
        long[] events = lately.events();
        long[] errors = lately.errors();
        int onset = verdict.since() == null
                ? events.length
                : Math.toIntExact(Math.max(
                        0, Duration.between(lately.start(), verdict.since()).toMinutes()));
        return new ServiceHealth(
                service.name(),
                verdict,
                shown,
                Counts.sum(events, events.length - 60),
                Counts.sum(errors, errors.length - 60),
                usual.eventsAt(moment.now()),
                usual.errorsAt(moment.now()),
                Counts.sum(verdict.flood() == null ? errors : events, onset),
                service.lastSeen(),
                service.lastError(),
                service.lastErrorId(),
                lastErrors.text(app, service.lastErrorId()));
    }

    private Map<String, Baseline> usual(AppId app, List<Service> known, Instant now) {
        var hour = new Hour(app, now.truncatedTo(ChronoUnit.HOURS));
        Map<String, Baseline> worked = baselines.get(hour, asked -> baselines(app, known, now));
        if (known.stream().allMatch(service -> worked.containsKey(service.name()))) {
            return worked;
        }
        Map<String, Baseline> again = baselines(app, known, now);
        baselines.put(hour, again);
        return again;
    }

    private Map<String, Baseline> baselines(AppId app, List<Service> known, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant firstHour = hour.minus(WEEKS);
        Instant firstMinute = minute.minus(HealthTable.MINUTES_KEPT);
        Map<String, LevelSeries> hours = table.hours(app, firstHour, hour, Duration.ofHours(1));
        Map<String, LevelSeries> minutes = table.minutes(app, firstMinute, minute, Duration.ofMinutes(1));
        Map<String, Baseline> baselines = new TreeMap<>();
        for (Service service : known) {
            baselines.put(
                    service.name(),
                    Baseline.of(
                            hours.getOrDefault(service.name(), LevelSeries.empty(firstHour, Duration.ofHours(1), (int)
                                    WEEKS.toHours())),
                            minutes.getOrDefault(
                                    service.name(), LevelSeries.empty(firstMinute, Duration.ofMinutes(1), (int)
                                            HealthTable.MINUTES_KEPT.toMinutes())),
                            service.firstSeen(),
                            now));
        }
        return baselines;
    }

    private static int slots(Span span) {
        return (int) span.length().dividedBy(span.step());
    }
}
