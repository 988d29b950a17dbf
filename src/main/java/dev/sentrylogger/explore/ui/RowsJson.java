package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.tail.TailRows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code <log-rows>} is told, to be written as JSON. Rows stand oldest first, as they do on the page. */
final class RowsJson {
    private RowsJson() {}

    /**
     * A first page.
     *
     * @param older cursor of the page before it; absent at the beginning of the log
     * @param newer cursor of the page behind it; absent when it reaches the newest
     * @param words what to mark
     * @param now our clock, so that the page can tell how old a row is
     * @param live whether new rows follow
     * @param focus id of the row to show in the middle; absent for the newest
     */
    record Start(
            List<RowJson> rows,
            @Nullable String older,
            @Nullable String newer,
            List<String> words,
            Instant now,
            boolean live,
            @Nullable String focus) {}

    /** A page before the first row. */
    record Older(List<RowJson> rows, @Nullable String older) {}

    /** A page behind the last row. */
    record Newer(List<RowJson> rows, @Nullable String newer) {}

    /**
     * A live delivery.
     *
     * @param feed tells subscriptions apart, whose sequences all begin at 1
     */
    record Batch(int feed, long sequence, long skipped, List<RowJson> rows) {
        static Batch of(int feed, TailRows delivery) {
            return new Batch(feed, delivery.sequence(), delivery.skipped(), RowsJson.rows(delivery.events()));
        }
    }

    static List<RowJson> rows(List<LogEvent> events) {
        return events.stream().map(RowJson::of).toList();
    }
}
