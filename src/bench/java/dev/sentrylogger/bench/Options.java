package dev.sentrylogger.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What {@code ./bench.sh store} was told.
 *
 * @param events sizes of the history at which is measured, ascending
 * @param load how long each load lasts
 * @param runs of each question
 * @param cold whether each question is first asked after a restart, which takes most of the time of a short run
 * @param settle so long the sizes on disk must not change before they are believed
 */
record Options(List<Long> events, Set<Part> parts, Duration load, int runs, boolean cold, Duration settle) {
    static final String USAGE = """
            ./bench.sh store [--events 1m,5m,10m] [--parts ingest,disk,queries,yardstick]
                             [--seconds 15] [--runs 100] [--cold yes] [--settle 60]
              --events   sizes of the history, ascending: 200k, 1m, …
              --seconds  length of each load
              --runs     warm runs of each question
              --cold     no: do not restart before each question
              --settle   seconds without a change on disk before sizes are taken""";

    enum Part {
        INGEST,
        DISK,
        QUERIES,
        YARDSTICK
    }

    /** @throws IllegalArgumentException with the usage for what is not understood */
    static Options of(String[] args) {
        var options = new Options(
                List.of(1_000_000L, 5_000_000L, 10_000_000L),
                EnumSet.allOf(Part.class),
                Duration.ofSeconds(15),
                100,
                true,
                Duration.ofMinutes(1));
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        for (int i = 0; i < args.length; i += 2) {
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--events" -> new Options(sizes(value), parts, load, runs, cold, settle);
            case "--parts" -> new Options(events, parts(value), load, runs, cold, settle);
            case "--seconds" -> new Options(events, parts, seconds(value), runs, cold, settle);
            case "--runs" -> new Options(events, parts, load, Integer.parseInt(value), cold, settle);
            case "--cold" -> new Options(events, parts, load, runs, value.equals("yes"), settle);
            case "--settle" -> new Options(events, parts, load, runs, cold, seconds(value));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static List<Long> sizes(String value) {
        return Arrays.stream(value.split(","))
                .map(size -> size.toLowerCase(Locale.ROOT).replace("k", "000").replace("m", "000000"))
                .map(Long::parseLong)
                .sorted()
                .toList();
    }

    private static Set<Part> parts(String value) {
        var parts = EnumSet.noneOf(Part.class);
        for (String part : value.split(",")) {
            parts.add(Part.valueOf(part.toUpperCase(Locale.ROOT)));
        }
        return parts;
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    long largest() {
        return events.getLast();
    }
}
