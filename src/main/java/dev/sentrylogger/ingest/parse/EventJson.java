package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.ingest.parse.FieldName.Field;
import java.io.StringWriter;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one event from a JSON object, token by token: known names become the event's fields, everything else an attribute
 * under its dotted path; arrays become JSON text. Duplicate names, NaN and nesting beyond {@link EventLimits#DEPTH} are
 * refused by the parser.
 */
final class EventJson {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EventLimits.DEPTH)
                    .maxNumberLength(EventLimits.JSON_NUMBER_CHARS)
                    .maxNameLength(EventLimits.JSON_NAME_CHARS)
                    .maxStringLength(EventLimits.INFLATED_BYTES)
                    .maxDocumentLength(EventLimits.INFLATED_BYTES)
                    .build())
            .build();

    /** Their content is attributes, whatever it is called. */
    private static final Set<String> ATTRIBUTE_HOLDERS = Set.of("attributes", "extra");

    /** Its content counts as if it stood outside (Rust's tracing). */
    private static final String FIELD_HOLDER = "fields";

    private EventJson() {}

    /** Reads the object that begins at the parser's token and leaves it at its end. */
    static void read(JsonParser json, EventDraft draft) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (json.currentToken() != JsonToken.START_OBJECT) {
                value(json, name, draft);
            } else if (ATTRIBUTE_HOLDERS.contains(name)) {
                attributes(json, "", draft);
            } else if (name.equals(FIELD_HOLDER)) {
                read(json, draft);
            } else {
                object(json, name, draft);
            }
        }
    }

    private static void value(JsonParser json, String path, EventDraft draft) {
        switch (json.currentToken()) {
            case VALUE_STRING -> draft.put(path, json.getString());
            case VALUE_NUMBER_INT -> {
                if (fitsLong(json)) {
                    draft.put(path, json.getLongValue());
                } else {
                    draft.put(path, json.getString());
                }
            }
            case VALUE_NUMBER_FLOAT -> draft.put(path, finite(json), json.getString());
            case VALUE_TRUE -> draft.put(path, true);
            case VALUE_FALSE -> draft.put(path, false);
            case START_OBJECT -> object(json, path, draft);
            case START_ARRAY -> array(json, path, draft);
            default -> {} // null says nothing
        }
    }

    private static void object(JsonParser json, String path, EventDraft draft) {
        if (EventDraft.refusesOtherThanText(path)) {
            draft.reject(path + ": an object where text or a number is expected");
            json.skipChildren();
            return;
        }
        if (isException(path)) {
            exception(json, draft);
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            value(json, path + '.' + name, draft);
        }
    }

    private static void attributes(JsonParser json, String prefix, EventDraft draft) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            String path = prefix + name;
            switch (json.nextToken()) {
                case VALUE_STRING -> draft.attribute(path, json.getString());
                case VALUE_NUMBER_INT -> draft.attribute(path, fitsLong(json) ? json.getLongValue() : json.getString());
                case VALUE_NUMBER_FLOAT -> draft.attribute(path, finite(json));
                case VALUE_TRUE -> draft.attribute(path, true);
                case VALUE_FALSE -> draft.attribute(path, false);
                case START_OBJECT -> attributes(json, path + '.', draft);
                case START_ARRAY -> draft.attribute(path, text(json));
                default -> {} // null says nothing
            }
        }
    }

    private static void array(JsonParser json, String path, EventDraft draft) {
        if (EventDraft.refusesOtherThanText(path)) {
            draft.reject(path + ": an array where text or a number is expected");
            json.skipChildren();
        } else if (isException(path)) {
            exception(json, draft);
        } else {
            FieldName name = FieldName.of(path);
            if (name != null && name.field() == Field.MESSAGE) {
                draft.put(path, text(json));
            } else {
                draft.attribute(path, text(json));
            }
        }
    }

    private static boolean isException(String path) {
        FieldName name = FieldName.of(path);
        return name != null && name.field() == Field.EXCEPTION;
    }

    private static void exception(JsonParser json, EventDraft draft) {
        ExceptionInfo exception = ExceptionJson.read(json);
        if (exception != null) {
            draft.exception(exception);
        }
    }

    private static boolean fitsLong(JsonParser json) {
        JsonParser.NumberType type = json.getNumberType();
        return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
    }

    /** @throws MalformedBodyException for a number no double can hold */
    private static double finite(JsonParser json) {
        double value = json.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new MalformedBodyException("The number " + json.getString() + " is too large; send it as text.");
        }
        return value;
    }

    /** The array that begins at the parser's token, as JSON text. */
    private static String text(JsonParser json) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            int depth = 0;
            do {
                switch (json.currentToken()) {
                    case VALUE_STRING -> out.writeString(StorableText.of(json.getString()));
                    case PROPERTY_NAME -> out.writeName(StorableText.of(json.getString()));
                    default -> out.copyCurrentEvent(json);
                }
                depth += json.currentToken().isStructStart()
                        ? 1
                        : json.currentToken().isStructEnd() ? -1 : 0;
            } while (depth > 0 && json.nextToken() != null);
        }
        return text.toString();
    }
}
