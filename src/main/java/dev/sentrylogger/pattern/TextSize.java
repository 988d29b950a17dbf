package dev.sentrylogger.pattern;

import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;

/** About how many bytes an event's texts have; one a character. */
final class TextSize {
    /** Times, ids and short names, which every event has. */
    private static final int BASE = 60;
    /** Of a value that is no text. */
    private static final int NUMBER = 8;

    private TextSize() {}

    static long of(LogEvent event) {
        long size = BASE + event.message().length();
        for (var attribute : event.attributes().values().entrySet()) {
            size += attribute.getKey().length()
                    + (attribute.getValue() instanceof String text ? text.length() : NUMBER);
        }
        return event.exception() == null ? size : size + of(event.exception());
    }

    private static long of(ExceptionInfo exception) {
        long size = exception.type().length()
                + exception.message().length()
                + exception.raw().length();
        for (StackFrame frame : exception.frames()) {
            size += frame.file().length() + frame.function().length() + NUMBER;
        }
        for (ExceptionInfo cause : exception.causes()) {
            size += of(cause);
        }
        return size;
    }
}
