package dev.sentrylogger.bench;

import java.util.ArrayList;
import java.util.List;

/** Whether storing and the first page of a search cost more the more is stored: a row for each size. */
final class Growth {
    private static final List<String> STORING = List.of(
            "events stored",
            "events/s on the way there",
            "server µs an event",
            "until the disk was quiet",
            "memory MB");
    private static final List<String> FIRST_PAGES = List.of("newest 100 of a common word", "newest 100");

    private final List<List<Object>> rows = new ArrayList<>();

    /** @param settledMicros CPU of the server for an event, with what followed until the disk was quiet */
    void add(long events, Load.Result filled, double settledMicros, List<Question> questions, List<Timing> timings) {
        List<Object> row = new ArrayList<>(List.of(
                Table.count(events),
                Table.count(filled.eventsPerSecond()),
                Table.two(filled.serverMicros()),
                Table.two(settledMicros),
                filled.memoryMegabytes()));
        for (int i = 0; i < questions.size(); i++) {
            if (FIRST_PAGES.contains(questions.get(i).name())) {
                row.add(timings.get(i).cell(timings.get(i).warm().millis(50)));
            }
        }
        rows.add(row);
    }

    void print() {
        List<String> columns = new ArrayList<>(STORING);
        if (rows.getFirst().size() > STORING.size()) {
            FIRST_PAGES.forEach(name -> columns.add(name + ", p50 ms"));
        }
        var table = new Table("Cost as the history grows, stored by 16 × 1,000", columns.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
    }
}
