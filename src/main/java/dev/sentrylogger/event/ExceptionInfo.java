package dev.sentrylogger.event;

import java.util.List;

/**
 * An exception as the client saw it.
 *
 * @param type class name, empty when the client sent only text
 * @param message may be empty
 * @param frames innermost call last, as Python prints them; empty when the client sent only text
 * @param causes what led to it, nearest cause first
 * @param raw the traceback as text, empty when the client sent only structure
 */
public record ExceptionInfo(
        String type, String message, List<StackFrame> frames, List<ExceptionInfo> causes, String raw) {
    public ExceptionInfo {
        frames = List.copyOf(frames);
        causes = List.copyOf(causes);
    }

    /** An exception of which only its text is known. */
    public static ExceptionInfo ofText(String type, String message, String raw) {
        return new ExceptionInfo(type, message, List.of(), List.of(), raw);
    }
}
