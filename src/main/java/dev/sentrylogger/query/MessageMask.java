package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the pattern of one message after the other in a single pass each, and makes objects of it only when asked: most
 * messages are of a pattern that is known already. For one thread.
 */
public final class MessageMask {
    /** Stands for what varies; Unicode has no such character. */
    private static final char VARIES = '\uFFFF';

    private static final int LONG_WORD = 40;
    private static final int LONG_QUOTE = 200;
    private static final int ASCII = 128;
    private static final boolean[] DELIMITER = new boolean[ASCII];

    static {
        "()[]{}<>,;=|\"'`".chars().forEach(c -> DELIMITER[c] = true);
        for (char c = 0; c < ASCII; c++) {
            DELIMITER[c] |= Character.isWhitespace(c);
        }
    }

    private String line = "";
    private int end;
    private int at;
    /** At most one star more than there are characters. */
    private final char[] masked = new char[2 * MessagePattern.MAX_CHARS + 2];

    private int length;
    private int lastStar;

    /** Looks at a message; the answers below are about the last. */
    public void read(String message) {
        int looked = Math.min(message.length(), MessagePattern.MAX_CHARS);
        int lineEnd = message.indexOf('\n', 0, looked);
        end = lineEnd < 0 ? looked : lineEnd;
        boolean more = end < message.length();
        if (more && end > 0 && Character.isHighSurrogate(message.charAt(end - 1))) {
            end--;
        }
        line = message;
        at = 0;
        length = 0;
        lastStar = -1;
        while (at < end) {
            char c = line.charAt(at);
            int quoteEnd = isQuote(c) ? quoteEnd() : 0;
            if (quoteEnd > 0) {
                keep(c);
                star();
                keep(c);
                at = quoteEnd + 1;
            } else if (isDelimiter(c)) {
                keep(c);
                at++;
            } else {
                word();
            }
        }
        if (more) {
            star();
        }
    }

    /** The same as {@link MessagePattern#hash}. */
    public long hash(long seed) {
        long hash = seed;
        for (int i = 0; i < length; i++) {
            hash = MessagePattern.hashed(hash, masked[i] == VARIES ? MessagePattern.PIECE_END : masked[i]);
        }
        return MessagePattern.hashed(hash, MessagePattern.PIECE_END);
    }

    public MessagePattern pattern() {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (masked[i] == VARIES) {
                pieces.add(new String(masked, from, i - from));
                from = i + 1;
            }
        }
        pieces.add(new String(masked, from, length - from));
        return new MessagePattern(pieces);
    }

    private void word() {
        int start = at;
        boolean path = false;
        boolean address = false;
        while (at < end && !isDelimiter(line.charAt(at))) {
            char c = line.charAt(at);
            path |= c == '/';
            address |= c == '@';
            at++;
        }
        int wordEnd = at;
        while (wordEnd > start && isPunctuation(line.charAt(wordEnd - 1))) {
            wordEnd--;
        }
        if (path && !address) {
            path(start, wordEnd);
        } else {
            keepOrStar(start, wordEnd);
        }
        keep(wordEnd, at);
    }

    /** The segments of a path one by one; what is asked of it as one. */
    private void path(int start, int wordEnd) {
        int question = line.indexOf('?', start, wordEnd);
        int pathEnd = question < 0 ? wordEnd : question;
        int from = start;
        for (int i = start; i < pathEnd; i++) {
            if (line.charAt(i) == '/') {
                keepOrStar(from, i);
                keep('/');
                from = i + 1;
            }
        }
        keepOrStar(from, pathEnd);
        if (pathEnd < wordEnd) {
            keep('?');
            star();
        }
    }

    private void keepOrStar(int from, int to) {
        if (varies(from, to)) {
            star();
        } else {
            keep(from, to);
        }
    }

    private boolean varies(int from, int to) {
        if (to - from > LONG_WORD) {
            return true;
        }
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (c >= '0' && c <= '9' || c == '@' && i > from || c >= ASCII && (Character.isDigit(c) || c == VARIES)) {
                return true;
            }
        }
        return false;
    }

    /** A list of them is one. */
    private void star() {
        if (lastStar >= 0 && separatesOnly()) {
            length = lastStar + 1;
            return;
        }
        lastStar = length;
        keep(VARIES);
    }

    private boolean separatesOnly() {
        for (int i = lastStar + 1; i < length; i++) {
            if (masked[i] != ' ' && masked[i] != ',') {
                return false;
            }
        }
        return true;
    }

    private void keep(char c) {
        masked[length++] = c;
    }

    private void keep(int from, int to) {
        line.getChars(from, to, masked, length);
        length += to - from;
    }

    /** Where the quote that begins here ends; 0 when it is none, like the apostrophe of a word. */
    private int quoteEnd() {
        boolean begins = at == 0 || isDelimiter(line.charAt(at - 1)) || line.charAt(at - 1) == ':';
        int close = begins ? line.indexOf(line.charAt(at), at + 1, end) : 0;
        boolean ends = close > at + 1
                && close - at <= LONG_QUOTE
                && (close + 1 == end || !Character.isLetterOrDigit(line.charAt(close + 1)));
        return ends ? close : 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isPunctuation(char c) {
        return c == '.' || c == ':' || c == '!' || c == '?';
    }

    private static boolean isDelimiter(char c) {
        return c < ASCII ? DELIMITER[c] : Character.isWhitespace(c);
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(masked, length)).replace(VARIES, '*');
    }
}
