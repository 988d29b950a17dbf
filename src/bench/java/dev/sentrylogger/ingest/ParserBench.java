package dev.sentrylogger.ingest;

import com.sun.management.OperatingSystemMXBean;
import dev.sentrylogger.ingest.parse.BatchJson;
import dev.sentrylogger.ingest.parse.LineStream;
import dev.sentrylogger.ingest.parse.Origin;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Events a second of CPU time, compiler and garbage collector included, that one thread parses: bodies of 100 events that
 * do not repeat. CPU time, so that other work on the machine does not count.
 */
final class ParserBench {
    private static final int BODIES = 200;
    private static final int EVENTS = 100;
    private static final int ROUNDS = 12;

    private ParserBench() {}

    public static void main(String[] args) {
        measure("objects, 280 bytes, 4 attributes", bodies(ParserBench::object, true));
        measure("strings of the published client", bodies(ParserBench::string, true));
        measure("lines of text", bodies(ParserBench::line, false));
        measure("lines of JSON", bodies(ParserBench::object, false));
    }

    private interface Written {
        String event(Random random);
    }

    private record Bodies(byte[][] bytes, boolean json) {}

    private static Bodies bodies(Written written, boolean json) {
        var random = new Random(3);
        byte[][] bodies = new byte[BODIES][];
        for (int i = 0; i < BODIES; i++) {
            var body = new StringBuilder(json ? "{\"logs\":[" : "");
            for (int j = 0; j < EVENTS; j++) {
                body.append(json && j > 0 ? "," : "").append(written.event(random)).append(json ? "" : "\n");
            }
            bodies[i] = body.append(json ? "]}" : "").toString().getBytes(StandardCharsets.UTF_8);
        }
        return new Bodies(bodies, json);
    }

    private static String object(Random random) {
        return "{\"timestamp\":\"2026-11-24T12:00:%02d.%06dZ\",\"level\":\"INFO\",\"logger\":\"shop.cart\","
                        .formatted(random.nextInt(60), random.nextInt(1_000_000))
                + "\"message\":\"order %d of customer %d paid in %d ms\",\"service\":\"checkout\",\"trace_id\":\"%s\","
                        .formatted(random.nextInt(1_000_000), random.nextInt(100_000), random.nextInt(3000), UUID.randomUUID())
                + "\"attributes\":{\"user_id\":%d,\"region\":\"eu-%d\",\"cached\":%s,\"ratio\":0.%d}}"
                        .formatted(random.nextInt(100_000), random.nextInt(4), random.nextBoolean(), random.nextInt(1000));
    }

    private static String string(Random random) {
        return '"' + line(random) + '"';
    }

    private static String line(Random random) {
        return "2026-11-24 12:00:%02d,%03d [INFO] [shop.cart]: order %d of customer %d paid"
                .formatted(random.nextInt(60), random.nextInt(1000), random.nextInt(1_000_000), random.nextInt(100_000));
    }

    private static void measure(String what, Bodies bodies) {
        var origin = new Origin(Instant.parse("2026-11-24T12:00:00Z"), "bench");
        var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long best = 0;
        long bytes = 0;
        for (byte[] body : bodies.bytes()) {
            bytes += body.length;
        }
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpu.getProcessCpuTime();
            long events = 0;
            for (int again = 0; again < 10; again++) {
                for (byte[] body : bodies.bytes()) {
                    events += parse(body, bodies.json(), origin);
                }
            }
            best = Math.max(best, events * 1_000_000_000L / (cpu.getProcessCpuTime() - start));
        }
        System.out.printf("%-34s %4d B/event %,9d events/s%n", what, bytes / BODIES / EVENTS, best);
    }

    private static int parse(byte[] body, boolean json, Origin origin) {
        if (json) {
            return BatchJson.read(body, body.length, origin).logs().events().size();
        }
        var stream = new LineStream(origin);
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                stream.line(body, start, i, false);
                start = i + 1;
            }
        }
        stream.finish();
        return stream.size();
    }
}
