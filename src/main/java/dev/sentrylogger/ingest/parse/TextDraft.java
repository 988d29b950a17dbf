package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.ingest.parse.FieldName.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the event being read: message, logger, service and the like. The first value for a field stays unless its
 * name was weak and a strong one follows; the other becomes an attribute under its own name. For one event.
 */
final class TextDraft {
    private static final int FIELDS = Field.values().length;

    private final @Nullable String[] texts = new @Nullable String[FIELDS];
    private final @Nullable String[] names = new @Nullable String[FIELDS];
    private int weak;

    /** @return the attribute this value turns into, or null */
    @Nullable Displaced put(String path, FieldName name, String text) {
        int field = name.field().ordinal();
        String before = texts[field];
        String nameBefore = names[field];
        boolean beforeIsWeak = (weak & 1 << field) != 0;
        if (before != null && (name.weak() || !beforeIsWeak)) {
            return new Displaced(path, text);
        }
        texts[field] = text;
        names[field] = path;
        weak = name.weak() ? weak | 1 << field : weak & ~(1 << field);
        return before == null || nameBefore == null ? null : new Displaced(nameBefore, before);
    }

    /** A value that is not the field's. */
    record Displaced(String name, String text) {}

    boolean has(Field field) {
        return texts[field.ordinal()] != null;
    }

    /** Whether the value of {@code field} came under {@code name}. */
    boolean cameAs(Field field, String name) {
        return name.equals(names[field.ordinal()]);
    }

    void drop(Field field) {
        texts[field.ordinal()] = null;
    }

    /** The value of {@code field} or its beginning, which is noted in {@code attributes}. */
    @Nullable String finish(Field field, int limit, AttributeDraft attributes) {
        String text = texts[field.ordinal()];
        if (text == null) {
            return null;
        }
        String kept = Utf8.cut(text, limit);
        if (kept.length() < text.length()) {
            attributes.flagPart("truncated", field.name().toLowerCase(Locale.ROOT));
        }
        return kept;
    }

    /** {@link #finish} for a name. */
    @Nullable String name(Field field, AttributeDraft attributes) {
        return finish(field, EventLimits.NAME_CHARS, attributes);
    }
}
