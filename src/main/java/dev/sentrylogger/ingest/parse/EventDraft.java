package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.ingest.parse.FieldName.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event being read: takes values under the names clients give them, in any order, and becomes a {@link LogEvent}. For
 * one event and one thread.
 */
final class EventDraft {
    private final boolean repair;
    private final AttributeDraft attributes = new AttributeDraft();
    private final TimeDraft time = new TimeDraft();
    private final LevelDraft level = new LevelDraft();
    private final ExceptionDraft exception = new ExceptionDraft();
    private final TextDraft texts = new TextDraft();
    private @Nullable String rejection;

    /** @param repair whether texts may hold NUL or half a surrogate pair, which the store cannot */
    EventDraft(boolean repair) {
        this.repair = repair;
    }

    /** Why this is no event; the first reason counts. */
    void reject(String reason) {
        if (rejection == null) {
            rejection = reason;
        }
    }

    Optional<String> rejection() {
        if (rejection == null && saysNothing()) {
            return Optional.of("no message and no other field");
        }
        return Optional.ofNullable(rejection);
    }

    private boolean saysNothing() {
        return !texts.has(Field.MESSAGE) && !texts.has(Field.TEMPLATE) && !exception.hasTrace() && attributes.isEmpty();
    }

    void put(String path, String value) {
        String text = repair ? storable(value, path) : value;
        FieldName name = FieldName.of(path);
        if (name == null) {
            attribute(path, text);
            return;
        }
        switch (name.field()) {
            case TIME -> putTime(path, name, text);
            case LEVEL, SEVERITY_NUMBER, PYTHON_LEVEL, SYSLOG_LEVEL -> putLevel(path, name.field(), text);
            case EXCEPTION -> putTrace(path, text);
            case EXCEPTION_TYPE -> exception.type(text);
            case EXCEPTION_MESSAGE -> exception.message(text);
            default -> putText(path, name, text);
        }
    }

    void put(String path, long value) {
        FieldName name = FieldName.of(path);
        if (name == null) {
            attribute(path, value);
            return;
        }
        switch (name.field()) {
            case TIME -> {
                if (time.wants(name)) {
                    time.giveUp(attributes);
                    time.put(path, name, value, EpochNumber.micros(value));
                } else {
                    attribute(path, value);
                }
            }
            case LEVEL, SEVERITY_NUMBER, PYTHON_LEVEL, SYSLOG_LEVEL -> {
                if (level.wants(name.field())) {
                    level.number(name.field(), path, value);
                } else {
                    attribute(path, value);
                }
            }
            default -> put(path, Long.toString(value));
        }
    }

    /** @param text {@code value} as it was written */
    void put(String path, double value, String text) {
        if (FieldName.of(path) == null) {
            attribute(path, value);
        } else {
            put(path, text);
        }
    }

    void put(String path, boolean value) {
        FieldName name = FieldName.of(path);
        if (name == null || name.field() == Field.EXCEPTION) {
            attribute(path, value);
        } else if (refusesOtherThanText(path)) {
            reject(path + ": " + value + " is neither text nor a number");
        } else {
            put(path, Boolean.toString(value));
        }
    }

    /** Whether the field at {@code path} cannot be an object, array or boolean. */
    static boolean refusesOtherThanText(String path) {
        FieldName name = FieldName.of(path);
        return name != null
                && switch (name.field()) {
                    case TIME, LEVEL, SEVERITY_NUMBER, PYTHON_LEVEL -> true;
                    default -> false;
                };
    }

    /** Puts {@code value} under {@code key} whatever the key means elsewhere. */
    void attribute(String key, Object value) {
        if (key.length() > EventLimits.ATTRIBUTE_KEY_CHARS) {
            reject("attribute name: " + key.length() + " characters, limit " + EventLimits.ATTRIBUTE_KEY_CHARS);
            return;
        }
        String name = repair ? storable(key, "attribute name") : key;
        if (value instanceof String text) {
            String kept = Utf8.cut(repair ? storable(text, key) : text, EventLimits.ATTRIBUTE_VALUE_BYTES);
            if (kept.length() < text.length()) {
                attributes.flagPart("truncated", name);
            }
            attributes.put(name, kept);
        } else {
            attributes.put(name, value);
        }
    }

    void exception(ExceptionInfo structured) {
        exception.structured(structured);
    }

    void trace(String text) {
        exception.trace(repair ? storable(text, "exception") : text);
    }

    /** Takes a time read from the text of a line. */
    void lineTime(String text, long micros) {
        time.line(text, micros);
    }

    /** Takes {@code name} for the level if none was given. */
    void levelUnlessTold(String name) {
        if (level.wants(Field.LEVEL)) {
            level.name(name);
        }
    }

    /** Notes that the beginning of a text was all that could be read. */
    void truncated(String part) {
        attributes.flagPart("truncated", part);
    }

    /** Notes that characters were replaced. */
    void sanitized(String part) {
        attributes.flagPart("sanitized", part);
    }

    void originalTime(String text) {
        attributes.flag("original_timestamp", text);
    }

    private void putTime(String path, FieldName name, String text) {
        if (!time.wants(name)) {
            attribute(path, text);
            return;
        }
        long micros = TimestampText.whole(text);
        if (micros == TimestampText.UNREADABLE) {
            if (name.weak()) {
                attribute(path, text);
            } else {
                reject(path + ": '" + Utf8.cut(text, 64) + "' is no time; use ISO 8601 or a number since 1970");
            }
            return;
        }
        time.giveUp(attributes);
        time.put(path, name, text, micros);
    }

    private void putLevel(String path, Field field, String text) {
        if (!level.wants(field)) {
            attribute(path, text);
            return;
        }
        long number = EpochNumber.whole(text) && text.length() < 10 && !text.isEmpty() ? Long.parseLong(text) : -1;
        if (number >= 0) {
            level.number(field, path, number);
        } else if (field == Field.LEVEL) {
            level.name(text.length() <= EventLimits.NAME_CHARS ? text : Utf8.cut(text, EventLimits.NAME_CHARS));
        } else {
            attribute(path, text);
        }
    }

    private void putTrace(String path, String text) {
        if (exception.hasTrace()) {
            attribute(path, text);
        } else {
            exception.trace(text);
        }
    }

    private void putText(String path, FieldName name, String text) {
        TextDraft.Displaced displaced = texts.put(path, name, text);
        if (displaced != null) {
            attribute(displaced.name(), displaced.text());
        }
    }

    private String storable(String text, String part) {
        String storable = StorableText.of(text);
        if (!storable.equals(text)) {
            attributes.flagPart("sanitized", Utf8.cut(StorableText.of(part), 64));
        }
        return storable;
    }

    /** The event; only to be called without a {@link #rejection}. */
    LogEvent finish(EventId id, Origin origin) {
        boolean gelf = texts.cameAs(Field.MESSAGE, "short_message");
        if (gelf && texts.cameAs(Field.RELEASE, "version")) {
            texts.drop(Field.RELEASE); // the version of the format
        }
        ExceptionInfo thrown = exception.finish(attributes);
        String message = message(thrown);
        int severity = level.finish(gelf, texts.cameAs(Field.MESSAGE, "msg"), attributes);
        return new LogEvent(
                id,
                time.finish(origin.receivedAt(), attributes),
                origin.receivedAt(),
                severity,
                message,
                texts.finish(Field.TEMPLATE, EventLimits.ATTRIBUTE_VALUE_BYTES, attributes),
                texts.name(Field.LOGGER, attributes),
                texts.name(Field.SERVICE, attributes),
                texts.name(Field.ENVIRONMENT, attributes),
                texts.name(Field.RELEASE, attributes),
                texts.name(Field.HOST, attributes),
                texts.name(Field.TRACE_ID, attributes),
                texts.name(Field.SPAN_ID, attributes),
                attributes.finish(),
                thrown,
                origin.source());
    }

    private String message(@Nullable ExceptionInfo thrown) {
        Field field = texts.has(Field.MESSAGE) ? Field.MESSAGE : Field.TEMPLATE;
        String text = texts.finish(field, EventLimits.MESSAGE_BYTES, attributes);
        if (text != null) {
            return text;
        }
        if (thrown != null) {
            return thrown.message().isEmpty() ? thrown.type() : thrown.type() + ": " + thrown.message();
        }
        return attributes.summary();
    }
}
