package dev.sentrylogger.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One question, as it is put to our read API and, in SQL, to a table of the same events.
 *
 * @param paths requests, one after another
 * @param sql statements, one after another
 */
record Question(String name, Kind kind, List<String> paths, List<String> sql) {
    /** What the answer is and how two are compared. */
    enum Kind {
        /** Events in their order. */
        PAGE,
        /** Events in any order. */
        AROUND,
        /** Counts by level, from a histogram, and by value of each of five fields. */
        OVERVIEW
    }

    /** The newest hundred events of a query. */
    static String events(String app, String query) {
        return "/api/apps/" + app + "/events?limit=100" + parameter("query", query);
    }

    /** Nothing when {@code value} is empty. */
    static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
