package dev.sentrylogger.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The yardstick's rows as lines that can be compared with the read API's answers. */
final class SqlAnswer {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SqlAnswer() {}

    static List<String> lines(Question.Kind kind, List<List<Object[]>> results) {
        return switch (kind) {
            case PAGE -> results.getFirst().stream().map(SqlAnswer::event).toList();
            case AROUND -> results.getFirst().stream().map(SqlAnswer::event).sorted().toList();
            case OVERVIEW -> overview(results);
        };
    }

    /** Of the table's first two columns, the time and the message. */
    private static String event(Object[] row) {
        return MICROS.format(((Timestamp) row[0]).toInstant()) + " " + row[1];
    }

    /** Of the last three columns: field, value, count. */
    private static List<String> overview(List<List<Object[]>> results) {
        var counts = new Counts();
        for (List<Object[]> rows : results) {
            for (Object[] row : rows) {
                int last = row.length - 1;
                counts.add((String) row[last - 2], (String) row[last - 1], (long) row[last]);
            }
        }
        return counts.lines();
    }

    /** The event as a line of a page. */
    static String line(ShopEvent event) {
        var message = new Bytes();
        event.message(message);
        var time = new Timestamp(event.micros() / 1000);
        time.setNanos((int) (event.micros() % 1_000_000 * 1000));
        return event(new Object[] {time, new String(message.copy(), StandardCharsets.US_ASCII)});
    }
}
