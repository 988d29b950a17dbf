package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.StackFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An exception as JSON: {@code {type, message|value, frames|stacktrace, causes|cause, raw}}, or an array of such objects
 * of which the first was raised and the others led to it. Unknown fields are passed over.
 */
final class ExceptionJson {
    private static final int MOST_CAUSES = 10;

    private ExceptionJson() {}

    /** Reads the object or array that begins at the parser's token and leaves it at its end. */
    static @Nullable ExceptionInfo read(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return one(json);
        }
        List<ExceptionInfo> all = list(json);
        if (all.isEmpty()) {
            return null;
        }
        ExceptionInfo raised = all.getFirst();
        return new ExceptionInfo(
                raised.type(), raised.message(), raised.frames(), all.subList(1, all.size()), raised.raw());
    }

    private static List<ExceptionInfo> list(JsonParser json) {
        List<ExceptionInfo> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT && all.size() <= MOST_CAUSES) {
                all.add(one(json));
            } else {
                json.skipChildren();
            }
        }
        return all;
    }

    private static ExceptionInfo one(JsonParser json) {
        String type = "";
        String message = "";
        String raw = "";
        List<StackFrame> frames = List.of();
        List<ExceptionInfo> causes = List.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "type", "class", "name", "exc_type", "exceptionClass", "className" ->
                    type = text(json, EventLimits.NAME_CHARS);
                case "message", "value", "exc_value", "exceptionMessage" ->
                    message = text(json, EventLimits.ATTRIBUTE_VALUE_BYTES);
                case "raw", "stack", "stack_trace", "text" -> raw = text(json, EventLimits.MESSAGE_BYTES);
                case "frames", "stepArray" -> frames = value == JsonToken.START_ARRAY ? frames(json) : frames;
                case "stacktrace" -> {
                    if (value == JsonToken.START_OBJECT) {
                        frames = framesIn(json);
                    } else if (value == JsonToken.START_ARRAY) {
                        frames = frames(json);
                    } else {
                        raw = text(json, EventLimits.MESSAGE_BYTES);
                    }
                }
                case "causes", "cause" -> causes = causes(json, causes);
                default -> json.skipChildren();
            }
        }
        if (frames.isEmpty() && !raw.isEmpty()) {
            ExceptionInfo read = TracebackText.read(raw);
            frames = read.frames();
            causes = causes.isEmpty() ? read.causes() : causes;
            type = type.isEmpty() ? read.type() : type;
        }
        return new ExceptionInfo(type, message, frames, causes, raw);
    }

    private static List<ExceptionInfo> causes(JsonParser json, List<ExceptionInfo> before) {
        return switch (json.currentToken()) {
            case START_ARRAY -> list(json);
            case START_OBJECT -> List.of(one(json));
            default -> before;
        };
    }

    private static List<StackFrame> framesIn(JsonParser json) {
        List<StackFrame> frames = List.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("frames")) {
                frames = frames(json);
            } else {
                json.skipChildren();
            }
        }
        return frames;
    }

    private static List<StackFrame> frames(JsonParser json) {
        List<StackFrame> frames = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                frames.add(frame(json));
            } else {
                json.skipChildren();
            }
        }
        return PythonTraceback.innermost(frames);
    }

    private static StackFrame frame(JsonParser json) {
        String file = "";
        String function = "";
        String type = "";
        Integer line = null;
        Boolean inApp = null;
        String source = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "file", "filename", "abs_path", "fileName" ->
                    file = file.isEmpty() ? text(json, EventLimits.NAME_CHARS) : file;
                case "className" -> type = text(json, EventLimits.NAME_CHARS);
                case "function", "name", "method", "methodName" -> function = text(json, EventLimits.NAME_CHARS);
                case "line", "lineno", "line_number", "lineNumber" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        source = text(json, EventLimits.NAME_CHARS);
                    } else {
                        line = value == JsonToken.VALUE_NUMBER_INT ? FrameTrace.lineNumber(json.getString()) : line;
                        json.skipChildren();
                    }
                }
                case "in_app", "inApp" -> {
                    inApp = value.isBoolean() ? Boolean.valueOf(json.getBooleanValue()) : inApp;
                    json.skipChildren();
                }
                case "source", "context_line" -> source = text(json, EventLimits.NAME_CHARS);
                default -> json.skipChildren();
            }
        }
        return new StackFrame(file, type.isEmpty() ? function : type + "." + function, line, inApp, source);
    }

    /** The scalar here as text; nothing for null, an object or an array, which is passed over. */
    private static String text(JsonParser json, int limit) {
        if (!json.currentToken().isScalarValue()) {
            json.skipChildren();
            return "";
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : Utf8.cut(StorableText.of(json.getString()), limit);
    }
}
