package dev.sentrylogger.store;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.StackFrame;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attributes and exceptions as the JSON text a column holds. Written by hand, as bytes, into one reused buffer, because it
 * is done for every event; a number that JSON cannot say ({@code NaN}, infinities) comes back as its name.
 *
 * <p>Not thread-safe.
 */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Of each character in ASCII how it is written inside a string; absent where as itself. */
    private static final byte[] @Nullable [] ESCAPED = escapes();

    private final ByteSink json = new ByteSink(512);

    private static byte[] @Nullable [] escapes() {
        var escaped = new byte[128] @Nullable [];
        for (char character = 0; character < escaped.length; character++) {
            String text = escape(String.valueOf(character));
            escaped[character] = text.length() == 1 ? null : ascii(text);
        }
        return escaped;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @return absent when there are none */
    byte @Nullable [] write(Attributes attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        json.clear();
        char separator = '{';
        for (var entry : attributes.values().entrySet()) {
            json.singleByte(separator);
            string(entry.getKey());
            json.singleByte(':');
            value(entry.getValue());
            separator = ',';
        }
        json.singleByte('}');
        return json.toArray();
    }

    byte @Nullable [] write(@Nullable ExceptionInfo exception) {
        if (exception == null) {
            return null;
        }
        json.clear();
        exception(exception);
        return json.toArray();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            string(number.toString());
        } else if (value instanceof Double number) {
            raw(digits(number));
        } else {
            raw(value.toString());
        }
    }

    private void raw(String json) {
        this.json.bytes(ascii(json));
    }

    /** As DuckDB writes it and a person would look for it: Java begins to use exponents much earlier. */
    private static String digits(double number) {
        String text = Double.toString(number);
        double size = Math.abs(number);
        if (text.indexOf('E') < 0 || size < 1e-4 || size >= 1e16) {
            return text;
        }
        String plain = new BigDecimal(text).toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private void string(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        json.singleByte('"');
        int written = 0;
        for (int i = 0; i < plain.length; i++) {
            byte @Nullable [] escaped = plain[i] < 0 ? null : ESCAPED[plain[i]];
            if (escaped != null) {
                json.bytes(plain, written, i);
                json.bytes(escaped);
                written = i + 1;
            }
        }
        json.bytes(plain, written, plain.length);
        json.singleByte('"');
    }

    /** {@code text} as it stands inside a JSON string. */
    static String escape(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private void exception(ExceptionInfo exception) {
        raw("{\"type\":");
        string(exception.type());
        raw(",\"message\":");
        string(exception.message());
        raw(",\"raw\":");
        string(exception.raw());
        raw(",\"frames\":[");
        String separator = "";
        for (StackFrame frame : exception.frames()) {
            raw(separator);
            frame(frame);
            separator = ",";
        }
        raw("],\"causes\":[");
        separator = "";
        for (ExceptionInfo cause : exception.causes()) {
            raw(separator);
            exception(cause);
            separator = ",";
        }
        raw("]}");
    }

    private void frame(StackFrame frame) {
        raw("{\"file\":");
        string(frame.file());
        raw(",\"function\":");
        string(frame.function());
        if (frame.line() != null) {
            raw(",\"line\":" + frame.line());
        }
        if (frame.inApp() != null) {
            raw(",\"in_app\":" + frame.inApp());
        }
        if (frame.source() != null) {
            raw(",\"source\":");
            string(frame.source());
        }
        raw("}");
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
