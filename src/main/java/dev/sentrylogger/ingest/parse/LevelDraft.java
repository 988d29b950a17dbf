package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.ingest.parse.FieldName.Field;
import org.jspecify.annotations.Nullable;

/**
 * The level of the event being read. OpenTelemetry's number wins over a name, a name over other numbers; a name nobody
 * uses or a number out of its scale becomes info, and what was sent is kept. For one event.
 */
final class LevelDraft {
    private int severityNumber;
    private @Nullable String name;
    private @Nullable Field numberField;
    private long number;
    private boolean namedSeverity;

    /** Whether a value of {@code field} is the event's level rather than an attribute. */
    boolean wants(Field field) {
        return switch (field) {
            case SEVERITY_NUMBER -> severityNumber == LevelScale.UNKNOWN;
            case LEVEL -> name == null && numberField != Field.LEVEL;
            default -> numberField == null;
        };
    }

    void name(String value) {
        name = value;
    }

    /** @param path tells {@code severity}, which may be OpenTelemetry's, from {@code level} */
    void number(Field field, String path, long value) {
        if (field == Field.SEVERITY_NUMBER) {
            severityNumber = LevelScale.OPEN_TELEMETRY.severity(value);
        }
        if (numberField == null || field == Field.LEVEL) {
            numberField = field;
            number = value;
            namedSeverity = path.startsWith("severity");
        }
    }

    /**
     * OpenTelemetry's severity number.
     *
     * @param syslogShape the event is a GELF message
     * @param pinoShape the message stands in {@code msg}
     */
    int finish(boolean syslogShape, boolean pinoShape, AttributeDraft attributes) {
        if (severityNumber != LevelScale.UNKNOWN) {
            return severityNumber;
        }
        if (name != null) {
            Level level = Level.named(name).orElse(null);
            if (level != null) {
                return level.severity();
            }
            attributes.flag("original_level", name);
        }
        int severity = byNumber(syslogShape, pinoShape);
        if (severity != LevelScale.UNKNOWN) {
            return severity;
        }
        if (name == null && numberField != null) {
            attributes.flag("original_level", number);
        }
        return Level.INFO.severity();
    }

    private int byNumber(boolean syslogShape, boolean pinoShape) {
        if (numberField == null) {
            return LevelScale.UNKNOWN;
        }
        LevelScale scale =
                switch (numberField) {
                    case PYTHON_LEVEL -> LevelScale.PYTHON;
                    case SYSLOG_LEVEL -> LevelScale.SYSLOG;
                    case SEVERITY_NUMBER -> LevelScale.OPEN_TELEMETRY;
                    default ->
                        namedSeverity && number <= 24
                                ? LevelScale.OPEN_TELEMETRY
                                : LevelScale.guess(number, syslogShape, pinoShape);
                };
        return scale.severity(number);
    }
}
