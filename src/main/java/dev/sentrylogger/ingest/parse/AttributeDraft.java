package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event being read: the first {@link EventLimits#ATTRIBUTES} are kept, the rest are counted in
 * {@code ingest.dropped_attributes}. What we did to the event is told in attributes named {@code ingest.…}, which come on
 * top. For one event.
 */
final class AttributeDraft {
    private @Nullable Map<String, Object> values;
    private @Nullable Map<String, Object> flags;
    private int fields;
    private long dropped;

    /** @throws TooLargeException when the event has more fields than may be read at all */
    void put(String key, Object value) {
        if (++fields > EventLimits.FIELDS_PER_EVENT) {
            throw new TooLargeException(
                    "An event has more than " + EventLimits.FIELDS_PER_EVENT + " fields; send fewer.");
        }
        if (values == null) {
            values = new LinkedHashMap<>();
        }
        if (values.size() < EventLimits.ATTRIBUTES || values.containsKey(key)) {
            values.put(key, value);
        } else {
            dropped++;
        }
    }

    boolean isEmpty() {
        return values == null;
    }

    /** Notes under {@code ingest.name} what was done to the event. */
    void flag(String name, Object value) {
        if (flags == null) {
            flags = new LinkedHashMap<>();
        }
        flags.put("ingest." + name, value);
    }

    /** Adds {@code part} to what was cut or replaced. */
    void flagPart(String name, String part) {
        Object before = flags == null ? null : flags.get("ingest." + name);
        flag(name, before == null ? part : Utf8.cut(before + ", " + part, EventLimits.NAME_CHARS));
    }

    /** The attributes so far as {@code key=value} text, for an event that has no other words. */
    String summary() {
        var text = new StringBuilder();
        if (values != null) {
            for (var entry : values.entrySet()) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(entry.getKey())
                        .append('=')
                        .append(entry.getValue());
                if (text.length() > EventLimits.NAME_CHARS) {
                    break;
                }
            }
        }
        return Utf8.cut(text.toString(), EventLimits.NAME_CHARS);
    }

    Attributes finish() {
        if (dropped > 0) {
            flag("dropped_attributes", dropped);
        }
        if (values == null) {
            return flags == null ? Attributes.NONE : new Attributes(flags);
        }
        if (flags != null) {
            values.putAll(flags);
        }
        return new Attributes(values);
    }
}
