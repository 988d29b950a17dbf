package dev.sentrylogger.store;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.StackFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attributes and exceptions as the JSON text a column holds. Written by hand into one reused buffer, because it is done
 * for every event; a number that JSON cannot say ({@code NaN}, infinities) comes back as its name.
 *
 * <p>Not thread-safe.
 */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    private final StringBuilder json = new StringBuilder(512);

    /** @return absent when there are none */
    @Nullable String write(Attributes attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        json.setLength(0);
        char separator = '{';
        for (var entry : attributes.values().entrySet()) {
            json.append(separator);
            string(entry.getKey());
            json.append(':');
            value(entry.getValue());
            separator = ',';
        }
        return json.append('}').toString();
    }

    @Nullable String write(@Nullable ExceptionInfo exception) {
        if (exception == null) {
            return null;
        }
        json.setLength(0);
        exception(exception);
        return json.toString();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            string(number.toString());
        } else {
            json.append(value);
        }
    }

    private void string(String text) {
        json.append('"');
        encoder.quoteAsString(text, json);
        json.append('"');
    }

    /** {@code text} as it stands inside a JSON string. */
    static String escape(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private void exception(ExceptionInfo exception) {
        json.append("{\"type\":");
        string(exception.type());
        json.append(",\"message\":");
        string(exception.message());
        json.append(",\"raw\":");
        string(exception.raw());
        json.append(",\"frames\":[");
        String separator = "";
        for (StackFrame frame : exception.frames()) {
            json.append(separator);
            frame(frame);
            separator = ",";
        }
        json.append("],\"causes\":[");
        separator = "";
        for (ExceptionInfo cause : exception.causes()) {
            json.append(separator);
            exception(cause);
            separator = ",";
        }
        json.append("]}");
    }

    private void frame(StackFrame frame) {
        json.append("{\"file\":");
        string(frame.file());
        json.append(",\"function\":");
        string(frame.function());
        if (frame.line() != null) {
            json.append(",\"line\":").append(frame.line().intValue());
        }
        if (frame.inApp() != null) {
            json.append(",\"in_app\":").append(frame.inApp().booleanValue());
        }
        if (frame.source() != null) {
            json.append(",\"source\":");
            string(frame.source());
        }
        json.append('}');
    }

    static Attributes attributes(@Nullable String json) {
        if (json == null) {
            return Attributes.NONE;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        MAPPER.readTree(json).forEachEntry((key, value) -> values.put(key, flat(value)));
        return new Attributes(values);
    }

    private static Object flat(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
    }

    static @Nullable ExceptionInfo exception(@Nullable String json) {
        return json == null ? null : exception(MAPPER.readTree(json));
    }

    private static ExceptionInfo exception(JsonNode json) {
        List<StackFrame> frames = new ArrayList<>();
        json.path("frames").forEach(frame -> frames.add(frame(frame)));
        List<ExceptionInfo> causes = new ArrayList<>();
        json.path("causes").forEach(cause -> causes.add(exception(cause)));
        return new ExceptionInfo(
                json.path("type").stringValue(),
                json.path("message").stringValue(),
                frames,
                causes,
                json.path("raw").stringValue());
    }

    private static StackFrame frame(JsonNode json) {
        return new StackFrame(
                json.path("file").stringValue(),
                json.path("function").stringValue(),
                json.has("line") ? json.path("line").intValue() : null,
                json.has("in_app") ? json.path("in_app").booleanValue() : null,
                json.has("source") ? json.path("source").stringValue() : null);
    }
}
