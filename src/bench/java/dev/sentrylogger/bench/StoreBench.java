package dev.sentrylogger.bench;

import dev.sentrylogger.bench.Options.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Measures the store through the doors of the built jar: load, disk, questions, and the same questions of a plain
 * PostgreSQL table. Prints Markdown. See docs/PERFORMANCE.md.
 */
final class StoreBench {
    private StoreBench() {}

    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        describe(options);
        if (options.has(Part.INGEST)) {
            IngestPart.run(options);
        }
        if (options.has(Part.DISK) || options.has(Part.QUERIES) || options.has(Part.YARDSTICK)) {
            History.run(options);
        }
        if (options.has(Part.DISK)) {
            LinesPart.run(options);
        }
        System.exit(0);
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
        return (double) new String(body.array(), 0, body.length(), StandardCharsets.US_ASCII).length() / events;
    }
}
