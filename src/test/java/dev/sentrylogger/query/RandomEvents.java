package dev.sentrylogger.query;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events made of few words, among them all that mean something in query text, SQL, JSON or a pattern. */
public final class RandomEvents {
    private static final Instant FIRST = Instant.parse("2026-11-24T10:00:00Z");

    private static final List<String> TEXTS = List.of(
            "error",
            "Timeout",
            "time out",
            "a",
            "b",
            "A/b",
            "a*b",
            "x.y",
            "É",
            "straße",
            "or",
            "NOT x",
            "(a or b)",
            "-a",
            "--flag",
            "level:error",
            "/api/users",
            "/a b/",
            "\"quoted\"",
            "back\\slash",
            "C:\\dir",
            "it's",
            "100%",
            "_",
            "$1",
            "{\"a\":1}",
            "line\nbreak",
            "42",
            "42.0",
            "4.2e1",
            "0",
            "😀",
            "",
            " ");

    private static final List<String> KEYS =
            List.of("user.id", "path", "x", "level", "has", "duration_ms", "odd name", "a-", "quo\"te", "größe", "");

    private RandomEvents() {}

    /** Texts of which some are parts of others; also the empty one. */
    public static Arbitrary<String> texts() {
        return Arbitraries.of(TEXTS);
    }

    public static Arbitrary<String> keys() {
        return Arbitraries.of(KEYS);
    }

    public static Arbitrary<Number> numbers() {
        return Arbitraries.of(0L, 1L, 42L, -7L, 500L, 0.5, 42.0, -2.25, 1e-3, 2.5e-4, 1e7, 1732449600.125);
    }

    /** Values of attributes. */
    public static Arbitrary<Object> values() {
        return Arbitraries.oneOf(texts(), numbers(), Arbitraries.of(true, false));
    }

    /** An hour's events, to the microsecond, in no order. */
    public static Arbitrary<LogEvent> events() {
        Arbitrary<Integer> severities = Arbitraries.integers().between(1, 24);
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 3_600_000_000L).map(micros -> FIRST.plusNanos(micros * 1000));
        Arbitrary<Attributes> attributes =
                Arbitraries.maps(keys(), values()).ofMaxSize(4).map(Attributes::new);
        Arbitrary<List<String>> names = texts().injectNull(0.4).list().ofSize(8);
        return Combinators.combine(
                        times,
                        severities,
                        messages(),
                        names,
                        attributes,
                        exceptions().injectNull(0.5))
                .as((at, severity, message, name, attribute, exception) -> new LogEvent(
                        EventIds.at(at),
                        at,
                        at,
                        severity,
                        message,
                        name.get(0),
                        name.get(1),
                        name.get(2),
                        name.get(3),
                        name.get(4),
                        name.get(5),
                        name.get(6),
                        name.get(7),
                        attribute,
                        exception,
                        "native test"))
                .withoutEdgeCases();
    }

    private static Arbitrary<String> messages() {
        return texts().list().ofMaxSize(3).map(texts -> String.join(" ", texts));
    }

    private static Arbitrary<ExceptionInfo> exceptions() {
        Arbitrary<ExceptionInfo> cause = Combinators.combine(texts(), texts(), frames(), texts())
                .as((type, message, frames, raw) -> new ExceptionInfo(type, message, frames, List.of(), raw));
        return Combinators.combine(texts(), texts(), frames(), cause.list().ofMaxSize(2), texts())
                .as(ExceptionInfo::new);
    }

    private static Arbitrary<List<StackFrame>> frames() {
        return Combinators.combine(texts(), texts(), texts().injectNull(0.5))
                .as((file, function, source) -> new StackFrame(file, function, 7, true, source))
                .list()
                .ofMaxSize(2);
    }
}
