package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.ExceptionInfo;
import org.jspecify.annotations.Nullable;

/** The exception of the event being read, from structure, from a stack trace's text, or from both. For one event. */
final class ExceptionDraft {
    private @Nullable ExceptionInfo structured;
    private @Nullable String trace;
    private @Nullable String type;
    private @Nullable String message;

    boolean hasTrace() {
        return trace != null || structured != null;
    }

    void structured(ExceptionInfo exception) {
        structured = exception;
    }

    void trace(String text) {
        trace = text;
    }

    void type(String name) {
        type = name;
    }

    void message(String text) {
        message = text;
    }

    @Nullable ExceptionInfo finish(AttributeDraft attributes) {
        if (structured != null) {
            return structured;
        }
        if (trace == null && type == null) {
            if (message != null) {
                attributes.put("error.message", message);
            }
            return null;
        }
        String raw = trace == null ? "" : Utf8.cut(trace, EventLimits.MESSAGE_BYTES);
        if (trace != null && raw.length() < trace.length()) {
            attributes.flagPart("truncated", "exception");
        }
        ExceptionInfo read = raw.isEmpty() ? ExceptionInfo.ofText("", "", "") : TracebackText.read(raw);
        return new ExceptionInfo(
                name(type != null ? type : read.type()),
                Utf8.cut(message != null ? message : read.message(), EventLimits.ATTRIBUTE_VALUE_BYTES),
                read.frames(),
                read.causes(),
                raw);
    }

    private static String name(String type) {
        return type.length() <= EventLimits.NAME_CHARS ? type : Utf8.cut(type, EventLimits.NAME_CHARS);
    }
}
