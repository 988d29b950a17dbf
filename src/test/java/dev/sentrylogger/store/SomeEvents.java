package dev.sentrylogger.store;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Events for tests: only what matters to a test is spelled out. */
final class SomeEvents {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private SomeEvents() {}

    static LogEvent event(String message) {
        return event(message, Level.INFO, NOON);
    }

    static LogEvent event(String message, Level level, Instant occurredAt) {
        return new LogEvent(
                EventIds.at(NOON),
                occurredAt,
                NOON,
                level.severity(),
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "test");
    }

    /** {@code count} events a second apart, the oldest first, whose messages end with their place. */
    static List<LogEvent> events(String message, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> event(message + " " + i, Level.INFO, NOON.plusSeconds(i)))
                .toList();
    }

    static LogEvent of(String service, String host, String trace, String message, Instant occurredAt) {
        return new LogEvent(
                EventIds.at(NOON),
                occurredAt,
                NOON,
                Level.INFO.severity(),
                message,
                null,
                null,
                service,
                null,
                null,
                host,
                trace,
                null,
                Attributes.NONE,
                null,
                "test");
    }

    static LogEvent leveled(LogEvent event, int severity) {
        return copy(event, event.occurredAt(), severity);
    }

    static LogEvent at(Instant occurredAt, LogEvent event) {
        return copy(event, occurredAt, event.severity());
    }

    private static LogEvent copy(LogEvent event, Instant occurredAt, int severity) {
        return new LogEvent(
                event.id(),
                occurredAt,
                event.receivedAt(),
                severity,
                event.message(),
                event.template(),
                event.logger(),
                event.service(),
                event.environment(),
                event.release(),
                event.host(),
                event.traceId(),
                event.spanId(),
                event.attributes(),
                event.exception(),
                event.source());
    }

    static LogEvent withAttributes(String message, Map<String, Object> attributes) {
        LogEvent event = event(message);
        return new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                event.severity(),
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Attributes(attributes),
                null,
                "test");
    }

    static LogEvent withException(String message, ExceptionInfo exception) {
        LogEvent event = event(message);
        return new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                event.severity(),
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                exception,
                "test");
    }

    /** An event of which any field may be missing, empty, odd or long. */
    static LogEvent random(Random random) {
        Instant occurredAt = NOON.plusNanos(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) * 1_000);
        return new LogEvent(
                EventIds.at(occurredAt),
                occurredAt,
                NOON.plusNanos(random.nextInt(1_000_000) * 1_000L),
                random.nextInt(1, 25),
                text(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                attributes(random),
                random.nextInt(4) == 0 ? exception(random, 3) : null,
                text(random));
    }

    private static Attributes attributes(Random random) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            values.put(
                    "key." + random.nextInt(20) + text(random),
                    switch (random.nextInt(4)) {
                        case 0 -> text(random);
                        case 1 -> random.nextLong();
                        case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(-300, 300));
                        default -> random.nextBoolean();
                    });
        }
        return new Attributes(values);
    }

    private static ExceptionInfo exception(Random random, int depth) {
        List<StackFrame> frames = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            frames.add(new StackFrame(
                    text(random),
                    text(random),
                    random.nextBoolean() ? random.nextInt(100_000) : null,
                    random.nextBoolean() ? random.nextBoolean() : null,
                    maybe(random)));
        }
        List<ExceptionInfo> causes =
                depth > 0 && random.nextBoolean() ? List.of(exception(random, depth - 1)) : List.of();
        return new ExceptionInfo(text(random), text(random), frames, causes, text(random));
    }

    private static String maybe(Random random) {
        return random.nextBoolean() ? text(random) : null;
    }

    private static final String[] ODD = {
        "",
        " ",
        "plain",
        "\"quoted\" \\ back",
        "line\nline\r\n\ttab",
        "%_'`$1?",
        "äöüß ÄÖÜ ſ",
        "😀👩‍👩‍👧 emoji",
        "\u202Eright to left",
        "\u001B[31mred",
        "null",
        "true",
        "{\"json\":[1]}",
        "\u0001\u001f",
        "\u0000 nul",
        "<b>&amp;</b>",
        "日本語"
    };

    private static String text(Random random) {
        String odd = ODD[random.nextInt(ODD.length)];
        return random.nextInt(20) == 0 ? odd.repeat(500) : odd + random.nextInt(10);
    }
}
