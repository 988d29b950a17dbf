package dev.sentrylogger.bench;

import dev.sentrylogger.bench.Options.Part;
import java.time.Instant;

/**
 * Measures the store through the doors of the built jar: load, disk, questions, and the same questions of a plain
 * PostgreSQL table. Prints Markdown. See docs/PERFORMANCE.md.
 */
final class StoreBench {
    private StoreBench() {}

    public static void main(String[] args) {
        Options options = read(args);
        describe(options);
        boolean whole = true;
        if (options.has(Part.INGEST)) {
            whole &= tried("ingest", () -> IngestPart.run(options));
        }
        if (options.has(Part.DISK) || options.has(Part.QUERIES) || options.has(Part.YARDSTICK)) {
            whole &= tried("history", () -> History.run(options));
        }
        if (options.has(Part.DISK)) {
            whole &= tried("lines", () -> LinesPart.run(options));
        }
        System.exit(whole ? 0 : 1);
    }

    private static Options read(String[] args) {
        try {
            return Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(Options.USAGE);
            System.exit(2);
            throw e;
        }
    }

    private interface Measurement {
        void run() throws Exception;
    }

    /** A part that fails must not take the hours of the others with it. */
    private static boolean tried(String name, Measurement part) {
        try {
            part.run();
            return true;
        } catch (Exception e) {
            System.out.println("The part '" + name + "' broke off: " + e);
            e.printStackTrace();
            return false;
        }
    }

    private static void describe(Options options) {
        System.out.printf(
                "%s, %d cores, Java %s, %s%n",
                Instant.now(), Runtime.getRuntime().availableProcessors(), Runtime.version(), options);
        System.out.printf("Cold is the first answer after a restart%s.%n", FileCache.canDrop() ? ", the file cache emptied" : "");
        System.out.printf(
                "A JSON event has %.1f bytes on average, a plain line %.1f.%n",
                averageBytes(new ShopEvents()), averageBytes(new PlainLines()));
    }

    private static double averageBytes(Dataset dataset) {
        int events = 10_000;
        var body = new Bytes();
        dataset.body(body, 0, events, Timeline.live());
        return (double) body.length() / events;
    }
}
