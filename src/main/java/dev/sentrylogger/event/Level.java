package dev.sentrylogger.event;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How serious an event is: six names over OpenTelemetry's severity numbers 1–24, four numbers a name.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber">SeverityNumber</a>
 */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** The names loggers use, beside our own; lower case. */
    private static final Map<String, Level> NAMES = Map.ofEntries(
            Map.entry("trace", TRACE),
            Map.entry("finest", TRACE),
            Map.entry("finer", TRACE),
            Map.entry("verbose", TRACE),
            Map.entry("silly", TRACE),
            Map.entry("debug", DEBUG),
            Map.entry("fine", DEBUG),
            Map.entry("config", DEBUG),
            Map.entry("dbg", DEBUG),
            Map.entry("info", INFO),
            Map.entry("information", INFO),
            Map.entry("informational", INFO),
            Map.entry("inf", INFO),
            Map.entry("notice", INFO),
            Map.entry("success", INFO),
            Map.entry("log", INFO),
            Map.entry("http", INFO),
            Map.entry("warn", WARN),
            Map.entry("warning", WARN),
            Map.entry("wrn", WARN),
            Map.entry("error", ERROR),
            Map.entry("err", ERROR),
            Map.entry("severe", ERROR),
            Map.entry("exception", ERROR),
            Map.entry("failure", ERROR),
            Map.entry("fatal", FATAL),
            Map.entry("critical", FATAL),
            Map.entry("crit", FATAL),
            Map.entry("alert", FATAL),
            Map.entry("emerg", FATAL),
            Map.entry("emergency", FATAL),
            Map.entry("panic", FATAL),
            Map.entry("dpanic", FATAL),
            Map.entry("t", TRACE),
            Map.entry("d", DEBUG),
            Map.entry("i", INFO),
            Map.entry("w", WARN),
            Map.entry("e", ERROR),
            Map.entry("f", FATAL));

    /** The lowest severity number of this level: 1, 5, 9, 13, 17 or 21. */
    public int severity() {
        return ordinal() * 4 + 1;
    }

    /**
     * The level whose four numbers hold {@code severity}.
     *
     * @throws IllegalArgumentException outside 1–24
     */
    public static Level ofSeverity(int severity) {
        if (severity < 1 || severity > 24) {
            throw new IllegalArgumentException("severity: " + severity + ", allowed 1 to 24");
        }
        return values()[(severity - 1) / 4];
    }

    /** The level a logger calls {@code name}, in any case; empty for a name no common logger uses. */
    public static Optional<Level> named(String name) {
        return Optional.ofNullable(NAMES.get(name.strip().toLowerCase(Locale.ROOT)));
    }
}
