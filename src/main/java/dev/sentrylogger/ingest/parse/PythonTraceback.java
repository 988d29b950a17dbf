package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.StackFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Python's traceback: frames with the innermost last, then {@code type: message}. Of a chain the last exception was
 * raised; those before are its causes, the nearest printed last.
 *
 * @see <a href="https://docs.python.org/3/library/traceback.html">traceback</a>
 */
final class PythonTraceback {
    static final String HEADER = "Traceback (most recent call last)";

    private static final String CAUSED = "The above exception was the direct cause of the following exception:";
    private static final String DURING = "During handling of the above exception, another exception occurred:";
    private static final int MOST_CAUSES = 10;

    private PythonTraceback() {}

    static ExceptionInfo read(String trace) {
        List<ExceptionInfo> chain = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : trace.split("\n", -1)) {
            String words = line.strip();
            if (words.equals(CAUSED) || words.equals(DURING)) {
                chain.add(exception(block));
                block.clear();
            } else {
                block.add(line.stripTrailing());
            }
        }
        ExceptionInfo raised = exception(block);
        List<ExceptionInfo> causes =
                chain.reversed().stream().limit(MOST_CAUSES).toList();
        return new ExceptionInfo(raised.type(), raised.message(), raised.frames(), causes, "");
    }

    private static ExceptionInfo exception(List<String> block) {
        List<StackFrame> frames = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < block.size(); i++) {
            String line = block.get(i);
            if (line.stripLeading().startsWith("File \"")) {
                String next = i + 1 < block.size() ? block.get(i + 1) : "";
                boolean hasSource =
                        next.startsWith("    ") && !next.stripLeading().startsWith("File \"");
                frames.add(frame(line.strip(), hasSource ? next.strip() : null));
                end = i + 1;
            } else if (line.startsWith(" ") || line.contains(HEADER)) {
                end = i + 1;
            }
        }
        String words = String.join("\n", block.subList(Math.min(end, block.size()), block.size()))
                .strip();
        int colon = words.indexOf(": ");
        boolean typed = colon > 0 && words.substring(0, colon).chars().noneMatch(Character::isWhitespace);
        return new ExceptionInfo(
                typed ? words.substring(0, colon) : TracebackText.firstLine(words),
                typed ? words.substring(colon + 2) : "",
                innermost(frames),
                List.of(),
                "");
    }

    /** {@code File "shop/cart.py", line 12, in add}. */
    private static StackFrame frame(String line, @Nullable String source) {
        int quote = line.indexOf('"', 6);
        String file = line.substring(6, quote < 0 ? line.length() : quote);
        int number = line.indexOf(", line ", Math.max(quote, 0));
        int in = line.indexOf(", in ", Math.max(number, 0));
        String digits = number < 0 ? "" : line.substring(number + 7, in < 0 ? line.length() : in);
        boolean library = file.contains("site-packages/") || file.contains("/lib/python") || file.startsWith("<frozen");
        return new StackFrame(
                file, in < 0 ? "" : line.substring(in + 5), FrameTrace.lineNumber(digits), !library, source);
    }

    static List<StackFrame> innermost(List<StackFrame> frames) {
        return frames.subList(Math.max(0, frames.size() - EventLimits.FRAMES), frames.size());
    }
}
