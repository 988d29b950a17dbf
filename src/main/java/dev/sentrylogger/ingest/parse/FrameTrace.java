package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.StackFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack trace of {@code at …} lines under a line {@code type: message}, the innermost frame first: Java, JavaScript and
 * .NET. Causes follow under {@code Caused by:}, the nearest first.
 */
final class FrameTrace {
    private static final String CAUSED_BY = "Caused by: ";
    private static final String IN_THREAD = "Exception in thread \"";
    private static final int MOST_CAUSES = 10;

    private FrameTrace() {}

    /** The index of the line {@code type: message} above the first frame in {@code text}, or -1. */
    static int start(String text) {
        int line = text.indexOf('\n') + 1;
        int header = 0;
        while (line > 0) {
            if (isFrame(text, line)) {
                return header;
            }
            if (looksLikeHeader(text, line) || !looksLikeHeader(text, header)) {
                header = line;
            }
            line = text.indexOf('\n', line) + 1;
        }
        return -1;
    }

    static ExceptionInfo read(String trace) {
        List<ExceptionInfo> chain = new ArrayList<>();
        List<StackFrame> frames = new ArrayList<>();
        String header = null;
        boolean suppressed = false;
        for (String line : trace.split("\n", -1)) {
            String words = line.strip();
            if (header != null
                    && words.startsWith(CAUSED_BY)
                    && words.length() == line.stripTrailing().length()) {
                chain.add(exception(header, frames));
                frames.clear();
                header = words.substring(CAUSED_BY.length());
                suppressed = false;
            } else if (header == null) {
                header = words.isEmpty() ? null : words;
            } else if (words.startsWith("Suppressed: ")) {
                suppressed = true;
            } else if (isFrame(line, 0) && !suppressed) {
                frames.add(frame(words.substring(3)));
            } else if (frames.isEmpty() && !words.isEmpty()) {
                header = header + "\n" + words;
            }
        }
        if (header != null) {
            chain.add(exception(header, frames));
        }
        if (chain.isEmpty()) {
            return ExceptionInfo.ofText("", "", "");
        }
        ExceptionInfo raised = chain.getFirst();
        List<ExceptionInfo> causes = chain.stream().skip(1).limit(MOST_CAUSES).toList();
        return new ExceptionInfo(raised.type(), raised.message(), raised.frames(), causes, "");
    }

    /** Whether the line at {@code start} is indented and begins with {@code at}. */
    static boolean isFrame(String text, int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at > start && text.startsWith("at ", at);
    }

    /** Whether the line at {@code start} reads like {@code some.Type} or {@code some.Type: message}. */
    private static boolean looksLikeHeader(String text, int start) {
        if (text.startsWith(IN_THREAD, start)) {
            return true;
        }
        int at = start;
        boolean typeLike = false;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            typeLike |= Character.isUpperCase(text.charAt(at));
            at++;
        }
        return typeLike && (at == text.length() || text.charAt(at) == ':' || text.charAt(at) == '\n');
    }

    private static ExceptionInfo exception(String header, List<StackFrame> frames) {
        String words = header;
        if (words.startsWith(IN_THREAD)) {
            int end = words.indexOf("\" ", IN_THREAD.length());
            words = end < 0 ? words : words.substring(end + 2);
        }
        int colon = words.indexOf(": ");
        String type = colon < 0 ? words : words.substring(0, colon);
        boolean typed = type.chars().noneMatch(Character::isWhitespace);
        return new ExceptionInfo(
                typed ? type : "",
                typed ? (colon < 0 ? "" : words.substring(colon + 2)) : words,
                PythonTraceback.innermost(frames.reversed()),
                List.of(),
                "");
    }

    /** {@code a.b.C.m(C.java:12)}, {@code f (/a/b.js:10:5)}, {@code /a/b.js:10:5} or {@code A.B.M() in C.cs:line 12}. */
    private static StackFrame frame(String words) {
        int in = words.indexOf(") in ");
        if (in > 0) {
            return frame(words.substring(0, in + 1), words.substring(in + 5).replace(":line ", ":"));
        }
        int open = words.lastIndexOf('(');
        if (open >= 0 && words.endsWith(")")) {
            return frame(words.substring(0, open).strip(), words.substring(open + 1, words.length() - 1));
        }
        return frame("", words);
    }

    private static StackFrame frame(String function, String place) {
        int last = place.lastIndexOf(':');
        int before = last < 0 ? -1 : place.lastIndexOf(':', last - 1);
        Integer line = lineNumber(place.substring(last + 1));
        Integer lineBefore = before < 0 ? null : lineNumber(place.substring(before + 1, last));
        String file = line == null ? place : place.substring(0, lineBefore == null ? last : before);
        boolean library = function.startsWith("java.") || function.startsWith("jdk.") || function.startsWith("sun.");
        library |= file.contains("node_modules/") || file.startsWith("node:");
        return new StackFrame(file, function, lineBefore == null ? line : lineBefore, library ? false : null, null);
    }

    static @Nullable Integer lineNumber(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.valueOf(digits) : null;
    }
}
