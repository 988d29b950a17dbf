package dev.sentrylogger.health;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.health.Counted.Cell;
import dev.sentrylogger.health.Counted.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of what services sent. */
@Component
final class HealthTable {
    static final Duration MINUTES_KEPT = Duration.ofDays(3);

    private static final String HEARD = """
            INSERT INTO health_services (app_id, name, first_seen, last_seen, last_error, last_error_id)
            SELECT id, :name, :first, :last, :lastError, :lastErrorId FROM apps WHERE id = :app
            ON CONFLICT (app_id, name) DO UPDATE
            SET first_seen = least(health_services.first_seen, excluded.first_seen),
                last_seen = greatest(health_services.last_seen, excluded.last_seen),
                last_error_id = CASE
                    WHEN excluded.last_error >= coalesce(health_services.last_error, '-infinity')
                    THEN excluded.last_error_id ELSE health_services.last_error_id END,
                last_error = greatest(health_services.last_error, excluded.last_error)
            """;

    private static final String ADD = """
            INSERT INTO %1$s (app_id, slot, service, trace, debug, info, warn, error, fatal)
            SELECT s.app_id, to_timestamp(c.slot), s.name, c.l0, c.l1, c.l2, c.l3, c.l4, c.l5
            FROM unnest(:slots, :services, :l0, :l1, :l2, :l3, :l4, :l5) AS c (slot, service, l0, l1, l2, l3, l4, l5)
            JOIN health_services s ON s.app_id = :app AND s.name = c.service
            ON CONFLICT (app_id, slot, service) DO UPDATE
            SET trace = %1$s.trace + excluded.trace, debug = %1$s.debug + excluded.debug,
                info = %1$s.info + excluded.info, warn = %1$s.warn + excluded.warn,
                error = %1$s.error + excluded.error, fatal = %1$s.fatal + excluded.fatal
            """;

    private static final String ADD_MINUTES = ADD.formatted("health_minutes");
    private static final String ADD_HOURS = ADD.formatted("health_hours");

    private static final String SERIES = """
            SELECT service, div(extract(epoch FROM slot)::bigint - :from, :step)::int AS at,
                   sum(trace)::bigint AS l0, sum(debug)::bigint AS l1, sum(info)::bigint AS l2,
                   sum(warn)::bigint AS l3, sum(error)::bigint AS l4, sum(fatal)::bigint AS l5
            FROM %s
            WHERE app_id = :app AND slot >= to_timestamp(:from) AND slot < to_timestamp(:to)
            GROUP BY service, at
            """;

    private static final String MINUTES = SERIES.formatted("health_minutes");
    private static final String HOURS = SERIES.formatted("health_hours");

    private final JdbcClient jdbc;
    private final PlaceTable places;
    private final TransactionTemplate transaction;

    HealthTable(JdbcClient jdbc, PlaceTable places, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.places = places;
        this.transaction = transaction;
    }

    /** A service, and when it was heard. */
    record Service(
            String name,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant lastError,
            @Nullable EventId lastErrorId) {}

    void add(AppId app, Counted counts) {
        transaction.executeWithoutResult(status -> {
            Map<String, String> names = heard(app, counts.heard());
            Map<Slot, long[]> minutes = new TreeMap<>();
            Map<Slot, long[]> hours = new TreeMap<>();
            counts.cells().forEach((cell, levels) -> {
                String service = names.getOrDefault(cell.service(), Counted.OTHERS);
                if (!cell.late()) {
                    add(minutes, new Slot(cell.start(), service), levels);
                }
                add(hours, new Slot(hourOf(cell), service), levels);
            });
            write(ADD_MINUTES, app, minutes);
            write(ADD_HOURS, app, hours);
            places.add(app, counts.places());
        });
    }

    /** The app's services, by name. */
    List<Service> services(AppId app) {
        return jdbc.sql("SELECT * FROM health_services WHERE app_id = :app ORDER BY name")
                .param("app", app.value())
                .query((row, number) -> {
                    OffsetDateTime error = row.getObject("last_error", OffsetDateTime.class);
                    String id = row.getString("last_error_id");
                    return new Service(
                            row.getString("name"),
                            row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                            row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                            error == null ? null : error.toInstant(),
                            id == null ? null : EventId.of(id));
                })
                .list();
    }

    /** What each service sent from {@code from} to {@code to}, in steps of whole minutes; kept for {@link #MINUTES_KEPT}. */
    Map<String, LevelSeries> minutes(AppId app, Instant from, Instant to, Duration step) {
        return series(MINUTES, app, from, to, step);
    }

    /** The same in steps of whole hours; kept for {@link Counted#KEPT}. */
    Map<String, LevelSeries> hours(AppId app, Instant from, Instant to, Duration step) {
        return series(HOURS, app, from, to, step);
    }

    void forgetOld(Instant now) {
        OffsetDateTime before = now.minus(Counted.KEPT).atOffset(ZoneOffset.UTC);
        jdbc.sql("DELETE FROM health_minutes WHERE slot < :before")
                .param("before", now.minus(MINUTES_KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM health_hours WHERE slot < :before")
                .param("before", before)
                .update();
        places.forgetOld(before);
        jdbc.sql("DELETE FROM health_services WHERE last_seen < :before")
                .param("before", before)
                .update();
    }

    private Map<String, LevelSeries> series(String sql, AppId app, Instant from, Instant to, Duration step) {
        int length = Math.toIntExact(Math.ceilDiv(Duration.between(from, to).toSeconds(), step.toSeconds()));
        Map<String, LevelSeries> series = new TreeMap<>();
        jdbc.sql(sql)
                .param("app", app.value())
                .param("from", from.getEpochSecond())
                .param("to", to.getEpochSecond())
                .param("step", step.toSeconds())
                .query(row -> {
                    long[] levels = series.computeIfAbsent(
                                    row.getString("service"), unseen -> LevelSeries.empty(from, step, length))
                            .at(row.getInt("at"));
                    for (int level = 0; level < levels.length; level++) {
                        levels[level] = row.getLong("l" + level);
                    }
                });
        return series;
    }

    /** By the name of each service the name it is counted under. */
    private Map<String, String> heard(AppId app, Map<String, Heard> heard) {
        Set<String> known =
                new HashSet<>(jdbc.sql("SELECT name FROM health_services WHERE app_id = :app AND name <> '*'")
                        .param("app", app.value())
                        .query((row, number) -> row.getString("name"))
                        .list());
        Map<String, String> names = new HashMap<>();
        heard.forEach((name, when) -> {
            String counted = bounded(name, known, Counted.MOST_SERVICES);
            names.put(name, counted);
            jdbc.sql(HEARD)
                    .param("app", app.value())
                    .param("name", counted)
                    .param("first", when.first.atOffset(ZoneOffset.UTC))
                    .param("last", when.last.atOffset(ZoneOffset.UTC))
                    .param(
                            "lastError",
                            when.lastError == null ? null : when.lastError.atOffset(ZoneOffset.UTC),
                            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param(
                            "lastErrorId",
                            when.lastErrorId == null ? null : when.lastErrorId.value(),
                            java.sql.Types.OTHER)
                    .update();
        });
        return names;
    }

    /** The name, or that of all others when there is no room for one more. */
    static String bounded(String name, Set<String> known, int most) {
        if (name.equals(Counted.OTHERS) || !known.contains(name) && known.size() >= most) {
            return Counted.OTHERS;
        }
        known.add(name);
        return name;
    }

    private record Slot(Instant start, String service) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int byTime = start.compareTo(other.start);
            return byTime == 0 ? service.compareTo(other.service) : byTime;
        }
    }

    private static Instant hourOf(Cell cell) {
        return cell.start().truncatedTo(ChronoUnit.HOURS);
    }

    private static void add(Map<Slot, long[]> slots, Slot slot, long[] levels) {
        long[] sum = slots.computeIfAbsent(slot, unseen -> new long[levels.length]);
        for (int level = 0; level < levels.length; level++) {
            sum[level] += levels[level];
        }
    }

    private void write(String sql, AppId app, Map<Slot, long[]> slots) {
        if (slots.isEmpty()) {
            return;
        }
        List<Map.Entry<Slot, long[]>> rows = List.copyOf(slots.entrySet());
        var statement = jdbc.sql(sql)
                .param("app", app.value())
                .param(
                        "slots",
                        rows.stream()
                                .map(row -> row.getKey().start().getEpochSecond())
                                .toArray(Long[]::new))
                .param(
                        "services",
                        rows.stream().map(row -> row.getKey().service()).toArray(String[]::new));
        for (Level level : Level.values()) {
            int at = level.ordinal();
            statement = statement.param(
                    "l" + at, rows.stream().map(row -> row.getValue()[at]).toArray(Long[]::new));
        }
        statement.update();
    }
}
