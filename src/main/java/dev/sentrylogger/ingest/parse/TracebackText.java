package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.ExceptionInfo;

/** Stack traces as text: where one begins in a longer text, and what it says. Python, Java, JavaScript, .NET and Go. */
final class TracebackText {
    private static final String GO_PANIC = "panic: ";

    private TracebackText() {}

    /** The index of the line where a stack trace begins in {@code text}, or -1. */
    static int start(String text) {
        int python = lineWith(text, PythonTraceback.HEADER);
        if (python >= 0) {
            return python;
        }
        int go = lineWith(text, GO_PANIC);
        if (go >= 0 && text.indexOf("\ngoroutine ", go) > 0) {
            return go;
        }
        return FrameTrace.start(text);
    }

    /** What {@code trace} says; of a text in no known form the first line is the message. */
    static ExceptionInfo read(String trace) {
        if (lineWith(trace, PythonTraceback.HEADER) >= 0) {
            return PythonTraceback.read(trace);
        }
        if (trace.startsWith(GO_PANIC)) {
            return ExceptionInfo.ofText("panic", firstLine(trace.substring(GO_PANIC.length())), trace);
        }
        return FrameTrace.read(trace);
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static int lineWith(String text, String beginning) {
        int at = text.indexOf(beginning);
        while (at >= 0) {
            int line = text.lastIndexOf('\n', at) + 1;
            if (text.substring(line, at).isBlank()) {
                return line;
            }
            at = text.indexOf(beginning, at + 1);
        }
        return -1;
    }
}
