package dev.sentrylogger.ingest.parse;

/** Tells which lines below a line of text belong to it: indented ones and those of a stack trace. For one event. */
final class TraceLines {
    private enum Inside {
        NOTHING,
        PYTHON,
        PYTHON_FRAMES,
        PYTHON_END,
        GO
    }

    private Inside inside = Inside.NOTHING;

    void begin(String line) {
        inside = insideAfter(line);
    }

    /** Whether {@code line} continues the event; called for each line in turn until it does not. */
    boolean continuedBy(String line) {
        if (line.isBlank()) {
            return inside != Inside.NOTHING;
        }
        if (Character.isWhitespace(line.charAt(0))) {
            if (line.contains(PythonTraceback.HEADER)) {
                inside = Inside.PYTHON;
            } else if (inside == Inside.PYTHON) {
                inside = Inside.PYTHON_FRAMES;
            }
            return true;
        }
        if (beginsTrace(line)) {
            inside = insideAfter(line);
            return true;
        }
        if (inside == Inside.PYTHON_FRAMES) {
            // The line "type: message" ends the frames; a chained traceback may follow an empty line.
            inside = Inside.PYTHON_END;
            return !LinePrefix.of(line).found();
        }
        return inside == Inside.GO && !LinePrefix.of(line).found();
    }

    private static Inside insideAfter(String line) {
        if (line.contains(PythonTraceback.HEADER)) {
            return Inside.PYTHON;
        }
        if (isChain(line)) {
            return Inside.PYTHON_END;
        }
        return line.startsWith("panic: ") ? Inside.GO : Inside.NOTHING;
    }

    private static boolean isChain(String line) {
        return line.startsWith("During handling of the above exception")
                || line.startsWith("The above exception was the direct cause");
    }

    private static boolean beginsTrace(String line) {
        return line.startsWith(PythonTraceback.HEADER)
                || line.startsWith("Caused by: ")
                || line.startsWith("at ")
                || isChain(line)
                || isExceptionHeader(line);
    }

    /** {@code java.lang.IllegalStateException: boom}, the line between a log line and its frames. */
    private static boolean isExceptionHeader(String line) {
        int end = 0;
        while (end < line.length() && (Character.isJavaIdentifierPart(line.charAt(end)) || line.charAt(end) == '.')) {
            end++;
        }
        String name = line.substring(0, end);
        boolean typed = name.endsWith("Exception") || name.endsWith("Error") || name.endsWith("Throwable");
        return typed && name.indexOf('.') > 0 && (end == line.length() || line.charAt(end) == ':');
    }
}
