package dev.sentrylogger.pattern;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.pattern.Sifted.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of what came of each pattern. */
@Component
final class PatternTable {
    /** Patterns an app may have; further ones are counted together. */
    static final int MOST = 2_000;

    /** For as long hours, and patterns not seen since, are kept: four weeks to compare with, and the present one. */
    static final Duration KEPT = Duration.ofDays(35);

    private static final String SEEN = """
            UPDATE log_patterns SET last_seen = :now
            WHERE app_id = :app AND id = ANY (:ids)
            RETURNING id
            """;

    private static final String ADD = """
            INSERT INTO log_patterns (app_id, id, level, pieces, first_seen, last_seen)
            SELECT id, :pattern, :level, :pieces, :now, :now FROM apps WHERE id = :app
            ON CONFLICT (app_id, id) DO UPDATE SET last_seen = excluded.last_seen
            """;

    private static final String COUNT = """
            INSERT INTO log_pattern_hours
                (app_id, hour, pattern_id, events, bytes, left_out_events, left_out_bytes)
            SELECT p.app_id, :hour, p.id, c.events, c.bytes, c.left_out_events, c.left_out_bytes
            FROM unnest(:ids, :events, :bytes, :leftOutEvents, :leftOutBytes)
                AS c (id, events, bytes, left_out_events, left_out_bytes)
            JOIN log_patterns p ON p.app_id = :app AND p.id = c.id
            ON CONFLICT (app_id, hour, pattern_id) DO UPDATE
            SET events = log_pattern_hours.events + excluded.events,
                bytes = log_pattern_hours.bytes + excluded.bytes,
                left_out_events = log_pattern_hours.left_out_events + excluded.left_out_events,
                left_out_bytes = log_pattern_hours.left_out_bytes + excluded.left_out_bytes
            """;

    private static final String SINCE = """
            SELECT p.id, p.level, p.pieces, p.first_seen, p.last_seen,
                   sum(h.events) AS events, sum(h.bytes) AS bytes,
                   sum(h.left_out_events) AS left_out_events, sum(h.left_out_bytes) AS left_out_bytes
            FROM log_pattern_hours h
            JOIN log_patterns p ON p.app_id = h.app_id AND p.id = h.pattern_id
            WHERE h.app_id = :app AND h.hour >= :from
            GROUP BY p.app_id, p.id
            ORDER BY sum(h.bytes) DESC
            """;

    private static final String CHANGES = """
            SELECT p.id, p.level, p.pieces, p.first_seen, p.last_seen,
                   coalesce(sum(h.events) FILTER (WHERE h.hour >= :from), 0) AS now,
                   coalesce(sum(h.events) FILTER (WHERE h.hour < :from), 0) AS before,
                   count(*) FILTER (WHERE h.hour < :from) AS hours_before
            FROM log_pattern_hours h
            JOIN log_patterns p ON p.app_id = h.app_id AND p.id = h.pattern_id
            WHERE h.app_id = :app AND h.hour >= :compared AND p.id <> :others
            GROUP BY p.app_id, p.id
            ORDER BY now DESC, before DESC, p.id
            """;

    private static final String FORGET_HOURS = "DELETE FROM log_pattern_hours WHERE hour < :before";
    private static final String FORGET_PATTERNS = "DELETE FROM log_patterns WHERE last_seen < :before";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PatternTable(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void add(PatternCounts.Hour hour, Map<Long, Tally> tallies, Instant now) {
        transaction.executeWithoutResult(
                status -> count(hour, named(hour.app(), tallies, now.atOffset(ZoneOffset.UTC))));
    }

    /** What came from that hour on, the most bytes first. */
    List<PatternShare> since(AppId app, Instant from) {
        return jdbc.sql(SINCE)
                .param("app", app.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PatternShare(
                        row.getLong("id") == LogPattern.OTHERS ? null : KeepRuleTable.pattern(row),
                        row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                        new Amount(row.getLong("events"), row.getLong("bytes")),
                        new Amount(row.getLong("left_out_events"), row.getLong("left_out_bytes"))))
                .list();
    }

    /** What came between {@code compared} and {@code from}, and since then. */
    List<PatternChange> changes(AppId app, Instant compared, Instant from) {
        return jdbc.sql(CHANGES)
                .param("app", app.value())
                .param("compared", compared.atOffset(ZoneOffset.UTC))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("others", LogPattern.OTHERS)
                .query((row, number) -> new PatternChange(
                        KeepRuleTable.pattern(row),
                        row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                        row.getLong("now"),
                        row.getLong("before"),
                        row.getLong("hours_before")))
                .list();
    }

    void forgetOld(Instant now) {
        OffsetDateTime before = now.minus(KEPT).atOffset(ZoneOffset.UTC);
        jdbc.sql(FORGET_HOURS).param("before", before).update();
        jdbc.sql(FORGET_PATTERNS).param("before", before).update();
    }

    /** The same, with what has no row of its own counted together. */
    private Map<Long, Tally> named(AppId app, Map<Long, Tally> tallies, OffsetDateTime now) {
        Set<Long> known = seen(app, tallies.keySet(), now);
        long room = known.size() == tallies.size() ? 0 : MOST - patterns(app);
        Map<Long, Tally> named = new HashMap<>();
        for (var entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            long id = entry.getKey();
            if (!known.contains(id)) {
                id = id != LogPattern.OTHERS && room-- > 0 ? id : LogPattern.OTHERS;
                if (known.add(id)) {
                    insert(app, id, tally.pattern(), now);
                }
            }
            named.computeIfAbsent(id, unseen -> new Tally(tally.pattern())).add(tally.all(), tally.leftOut());
        }
        return named;
    }

    private Set<Long> seen(AppId app, Set<Long> ids, OffsetDateTime now) {
        return new HashSet<>(jdbc.sql(SEEN)
                .param("now", now)
                .param("app", app.value())
                .param("ids", ids.toArray(new Long[0]))
                .query((row, number) -> row.getLong("id"))
                .list());
    }

    private long patterns(AppId app) {
        return jdbc.sql("SELECT count(*) FROM log_patterns WHERE app_id = :app")
                .param("app", app.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private void insert(AppId app, long id, LogPattern pattern, OffsetDateTime now) {
        boolean others = id == LogPattern.OTHERS;
        jdbc.sql(ADD)
                .param("app", app.value())
                .param("pattern", id)
                .param("level", others ? Level.TRACE.name() : pattern.level().name())
                .param(
                        "pieces",
                        others ? new String[] {""} : pattern.message().pieces().toArray(new String[0]))
                .param("now", now)
                .update();
    }

    private void count(PatternCounts.Hour hour, Map<Long, Tally> tallies) {
        List<Map.Entry<Long, Tally>> counts = List.copyOf(tallies.entrySet());
        jdbc.sql(COUNT)
                .param("app", hour.app().value())
                .param("hour", hour.start().atOffset(ZoneOffset.UTC))
                .param("ids", counts.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("events", longs(counts, tally -> tally.all().events()))
                .param("bytes", longs(counts, tally -> tally.all().bytes()))
                .param("leftOutEvents", longs(counts, tally -> tally.leftOut().events()))
                .param("leftOutBytes", longs(counts, tally -> tally.leftOut().bytes()))
                .update();
    }

    private static Long[] longs(List<Map.Entry<Long, Tally>> counts, ToLongFunction<Tally> number) {
        return counts.stream()
                .map(entry -> number.applyAsLong(entry.getValue()))
                .toArray(Long[]::new);
    }
}
