package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.Level;

/** The number scales loggers use for the level. They overlap, so the field's name and the event's shape choose one. */
enum LevelScale {
    /** 1–24, kept as they are. */
    OPEN_TELEMETRY,
    /** Python's logging: 10 debug … 50 critical; loguru's 5 is trace. */
    PYTHON,
    /** pino and bunyan: 10 trace … 60 fatal. */
    PINO,
    /** RFC 5424 §6.2.1: 0 emergency … 7 debug. */
    SYSLOG,
    /** Monolog and Google Cloud: 100 debug … 800 emergency. */
    HUNDREDS,
    /** Logback's integers: 5,000 trace, 10,000 debug … 40,000 error. */
    LOGBACK;

    static final int UNKNOWN = 0;

    /** OpenTelemetry's severity number, or {@link #UNKNOWN}. */
    int severity(long number) {
        return switch (this) {
            case OPEN_TELEMETRY -> number >= 1 && number <= 24 ? (int) number : UNKNOWN;
            case PYTHON -> number < 5 || number > 100 ? UNKNOWN : step(number / 10);
            case PINO -> number < 10 || number > 100 ? UNKNOWN : step(number / 10 - 1);
            case SYSLOG -> syslog(number);
            case HUNDREDS -> number < 100 || number > 800 ? UNKNOWN : step(number / 100);
            case LOGBACK -> number < 5_000 || number > 50_000 ? UNKNOWN : step(number / 10_000);
        };
    }

    /**
     * The scale of a number in a field that does not say by its name which it is.
     *
     * @param syslogShape the event is a GELF message
     * @param pinoShape the message stands in {@code msg}, as pino and bunyan write it
     */
    static LevelScale guess(long number, boolean syslogShape, boolean pinoShape) {
        if (syslogShape) {
            return SYSLOG;
        }
        if (number >= 1_000) {
            return LOGBACK;
        }
        if (number > 100) {
            return HUNDREDS;
        }
        return pinoShape ? PINO : PYTHON;
    }

    private static int step(long step) {
        return Level.values()[(int) Math.min(step, 5)].severity();
    }

    private static int syslog(long number) {
        if (number < 0 || number > 7) {
            return UNKNOWN;
        }
        Level level =
                switch ((int) number) {
                    case 0, 1, 2 -> Level.FATAL;
                    case 3 -> Level.ERROR;
                    case 4 -> Level.WARN;
                    case 7 -> Level.DEBUG;
                    default -> Level.INFO;
                };
        return level.severity();
    }
}
