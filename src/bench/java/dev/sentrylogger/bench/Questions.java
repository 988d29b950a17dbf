package dev.sentrylogger.bench;

import dev.sentrylogger.bench.Question.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of {@code events} shop events of one app. Each filter has the same answer whether words are looked for in
 * all fields or, as in SQL, in the message only.
 *
 * @param from a whole minute before the first event, where histograms begin
 * @param to a whole minute after the last one
 */
record Questions(String app, long events, Timeline times, Instant from, Instant to) {
    /** Matches about one event in 200,000. */
    private static final String REGEX = "order.dead[0-9]";

    private static final int SLOW_MILLIS = 1500;
    private static final int BUCKETS = 60;
    private static final List<String> FIELDS = List.of("service", "logger", "host", "environment", "release");
    private static final String NEWEST = "SELECT * FROM event WHERE %s ORDER BY time DESC LIMIT 100";

    /** The traced event in the middle, whose neighbours, trace and id are asked for. */
    ShopEvent middle() {
        return new ShopEvent().at(events / 2 / 48 * 48, times);
    }

    /** @param eventId of {@link #middle} */
    List<Question> all(String eventId) {
        List<Question> all = new ArrayList<>();
        String common = contains(ShopEvent.COMMON);
        all.add(newest("rare word", ShopEvent.RARE, contains(ShopEvent.RARE)));
        all.add(newest("rare id", middle().rareId(), contains(middle().rareId())));
        all.add(newest("newest 100 of a common word", ShopEvent.COMMON, common));
        all.add(newest("absent word", ShopEvent.ABSENT, contains(ShopEvent.ABSENT)));
        all.add(newest("regex over all", "/" + REGEX + "/", "message ~ '" + REGEX + "'"));
        all.add(newest("newest 100", "", "TRUE"));
        all.add(newest("trace id", "trace_id:" + traceId(), "trace_id = '" + traceId() + "'"));
        all.add(newest(
                "service and attribute",
                "service:checkout duration_ms>" + SLOW_MILLIS,
                "service = 'checkout' AND (attributes ->> 'duration_ms')::bigint > " + SLOW_MILLIS));
        all.add(overview());
        all.add(overview(
                "histogram + 5 facets of errors with a common word",
                "level:error " + ShopEvent.COMMON,
                "level = 'error' AND " + common));
        all.add(context(eventId));
        return all;
    }

    private Question newest(String name, String query, String condition) {
        return new Question(
                name, Kind.PAGE, List.of(Question.events(app, query)), List.of(NEWEST.formatted(condition)));
    }

    private static String contains(String word) {
        return "message ILIKE '%%%s%%'".formatted(word);
    }

    private String traceId() {
        var id = new Bytes();
        middle().traceId(id);
        return new String(id.copy(), StandardCharsets.US_ASCII);
    }

    /** What a page shows beside its rows, unfiltered. */
    Question overview() {
        return overview("histogram + 5 facets", "", "TRUE");
    }

    private Question overview(String name, String query, String condition) {
        String filter = Question.parameter("query", query);
        String range = Question.parameter("from", from.toString()) + Question.parameter("to", to.toString());
        String fields = "fields=" + String.join(",", FIELDS);
        String base = "/api/apps/" + app;
        return new Question(
                name,
                Kind.OVERVIEW,
                List.of(
                        base + "/histogram?buckets=" + BUCKETS + filter + range,
                        base + "/facets?limit=10&" + fields + filter + range),
                List.of(histogramSql(condition), facetsSql(condition)));
    }

    private String histogramSql(String condition) {
        double width = (to.toEpochMilli() - from.toEpochMilli()) / 1e3 / BUCKETS;
        return """
                SELECT date_bin('%s seconds', time, '%s') AS bucket, 'level' AS field, level AS value, count(*)
                FROM event WHERE %s GROUP BY bucket, level"""
                .formatted(width, from, condition);
    }

    /** All five in one pass over the table. */
    private static String facetsSql(String condition) {
        var which = new StringBuilder();
        for (String field : FIELDS) {
            which.append(" WHEN grouping(%1$s) = 0 THEN '%1$s'".formatted(field));
        }
        return "SELECT CASE" + which + " END AS field, coalesce(" + String.join(", ", FIELDS)
                + ") AS value, count(*) FROM event WHERE " + condition
                + " GROUP BY GROUPING SETS ((" + String.join("), (", FIELDS) + "))";
    }

    private Question context(String eventId) {
        long micros = middle().micros();
        Instant time = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
        String sql = """
                SELECT * FROM (
                    (SELECT * FROM event WHERE time <= '%1$s' ORDER BY time DESC LIMIT 51)
                    UNION ALL (SELECT * FROM event WHERE time > '%1$s' ORDER BY time LIMIT 50)) around""".formatted(time);
        String path = "/api/apps/" + app + "/events/" + eventId + "/context?before=50&after=50";
        return new Question("context of one event", Kind.AROUND, List.of(path), List.of(sql));
    }
}
