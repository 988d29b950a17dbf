package dev.sentrylogger.health;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.health.Counted.Kind;
import dev.sentrylogger.health.Counted.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what hosts and releases sent, by hour. */
@Component
final class PlaceTable {
    private static final String ADD_PLACES = """
            INSERT INTO health_places (app_id, slot, kind, name, events, errors)
            SELECT a.id, :slot, :kind, c.name, c.events, c.errors
            FROM unnest(:names, :events, :errors) AS c (name, events, errors)
            JOIN apps a ON a.id = :app
            ON CONFLICT (app_id, slot, kind, name) DO UPDATE
            SET events = health_places.events + excluded.events, errors = health_places.errors + excluded.errors
            """;

    private static final String PLACES = """
            SELECT kind, name, sum(events)::bigint AS events, sum(errors)::bigint AS errors
            FROM health_places
            WHERE app_id = :app AND slot >= :from
            GROUP BY kind, name
            ORDER BY sum(errors) DESC, sum(events) DESC, name
            """;

    private final JdbcClient jdbc;

    PlaceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record PlaceCount(Kind kind, String name, long events, long errors) {}

    /** Hosts and releases from that hour on, the most errors first. */
    List<PlaceCount> since(AppId app, Instant from) {
        return jdbc.sql(PLACES)
                .param("app", app.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PlaceCount(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getLong("events"),
                        row.getLong("errors")))
                .list();
    }

    void forgetOld(OffsetDateTime before) {
        jdbc.sql("DELETE FROM health_places WHERE slot < :before")
                .param("before", before)
                .update();
    }

    /** Within the caller's transaction. */
    void add(AppId app, Map<Place, long[]> places) {
        Map<Place, Map<String, long[]>> hours = new HashMap<>();
        places.forEach((place, counts) -> hours.computeIfAbsent(
                        new Place(place.kind(), "", place.hour()), unseen -> new TreeMap<>())
                .put(place.name(), counts));
        hours.forEach((hour, counts) -> writePlaces(app, hour, bounded(app, hour, counts)));
    }

    private Map<String, long[]> bounded(AppId app, Place hour, Map<String, long[]> counts) {
        Set<String> known = new HashSet<>(
                jdbc.sql("SELECT name FROM health_places WHERE app_id = :app AND slot = :slot AND kind = :kind"
                                + " AND name <> '*'")
                        .param("app", app.value())
                        .param("slot", hour.hour().atOffset(ZoneOffset.UTC))
                        .param("kind", hour.kind().name())
                        .query((row, number) -> row.getString("name"))
                        .list());
        Map<String, long[]> bounded = new TreeMap<>();
        counts.forEach((name, count) -> {
            String counted = HealthTable.bounded(name, known, Counted.MOST_PLACES);
            long[] sum = bounded.computeIfAbsent(counted, unseen -> new long[2]);
            sum[0] += count[0];
            sum[1] += count[1];
        });
        return bounded;
    }

    private void writePlaces(AppId app, Place hour, Map<String, long[]> counts) {
        List<Map.Entry<String, long[]>> rows = List.copyOf(counts.entrySet());
        jdbc.sql(ADD_PLACES)
                .param("app", app.value())
                .param("slot", hour.hour().atOffset(ZoneOffset.UTC))
                .param("kind", hour.kind().name())
                .param("names", rows.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("events", rows.stream().map(row -> row.getValue()[0]).toArray(Long[]::new))
                .param("errors", rows.stream().map(row -> row.getValue()[1]).toArray(Long[]::new))
                .update();
    }
}
