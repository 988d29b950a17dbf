package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.List;

/**
 * What messages of one kind have in common: the message with a star for each part that varies, such as
 * {@code order * paid in * ms by *}. Varying parts are words with a digit in them, texts in quotes, e-mail addresses and
 * very long words; of paths only the segments. Only the first line counts, and of that {@link #MAX_CHARS} characters.
 *
 * <p>It is found in one pass over the message. The message it was made of always fits its {@link #filter}.
 *
 * @param pieces what stands between the stars, one more than there are stars, each may be empty
 */
public record MessagePattern(List<String> pieces) {
    public static final int MAX_CHARS = 400;

    public MessagePattern {
        pieces = List.copyOf(pieces);
    }

    public static MessagePattern of(String message) {
        int line = message.indexOf('\n');
        int end = Math.min(line < 0 ? message.length() : line, MAX_CHARS);
        if (end > 0 && end < message.length() && Character.isHighSurrogate(message.charAt(end - 1))) {
            end--;
        }
        var masking = new Masking(message.substring(0, end));
        return new MessagePattern(masking.pieces(end < message.length()));
    }

    /** With a star for each varying part. */
    public String text() {
        return String.join("*", pieces);
    }

    /** Events with such a message. */
    public EventFilter filter() {
        return pieces.size() == 1
                ? new EventFilter.FieldIs(Field.BuiltIn.MESSAGE, pieces.getFirst())
                : EventFilter.FieldLike.of(Field.BuiltIn.MESSAGE, pieces);
    }

    /** One pass over a line: words between delimiters, each kept or masked. */
    private static final class Masking {
        private static final String DELIMITERS = "()[]{}<>,;=|\"'`";
        private static final int LONG_WORD = 40;
        private static final int LONG_QUOTE = 200;

        private final String line;
        private final List<String> pieces = new ArrayList<>();
        private final StringBuilder piece = new StringBuilder();
        private int at;

        Masking(String line) {
            this.line = line;
        }

        List<String> pieces(boolean more) {
            while (at < line.length()) {
                char c = line.charAt(at);
                if (isQuote(c) && quoteEnd() > 0) {
                    int end = quoteEnd();
                    piece.append(c);
                    mask();
                    piece.append(c);
                    at = end + 1;
                } else if (isDelimiter(c)) {
                    piece.append(c);
                    at++;
                } else {
                    word();
                }
            }
            if (more) {
                mask();
            }
            pieces.add(piece.toString());
            return pieces;
        }

        private void word() {
            int start = at;
            while (at < line.length() && !isDelimiter(line.charAt(at))) {
                at++;
            }
            int end = at;
            while (end > start && ".:!?".indexOf(line.charAt(end - 1)) >= 0) {
                end--;
            }
            String word = line.substring(start, end);
            if (word.indexOf('/') >= 0 && word.indexOf('@') < 0) {
                path(word);
            } else {
                keepOrMask(word);
            }
            piece.append(line, end, at);
        }

        /** The segments of a path one by one; what is asked of it as one. */
        private void path(String word) {
            int query = word.indexOf('?');
            String path = query < 0 ? word : word.substring(0, query);
            int from = 0;
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
                keepOrMask(path.substring(from, slash));
                piece.append('/');
                from = slash + 1;
            }
            keepOrMask(path.substring(from));
            if (query >= 0) {
                piece.append('?');
                mask();
            }
        }

        private void keepOrMask(String word) {
            if (varies(word)) {
                mask();
            } else {
                piece.append(word);
            }
        }

        private static boolean varies(String word) {
            if (word.length() > LONG_WORD || word.indexOf('@') > 0) {
                return true;
            }
            for (int i = 0; i < word.length(); i++) {
                if (Character.isDigit(word.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        /** A list of them is one. */
        private void mask() {
            if (!pieces.isEmpty() && separatesOnly()) {
                piece.setLength(0);
                return;
            }
            pieces.add(piece.toString());
            piece.setLength(0);
        }

        private boolean separatesOnly() {
            for (int i = 0; i < piece.length(); i++) {
                if (piece.charAt(i) != ' ' && piece.charAt(i) != ',') {
                    return false;
                }
            }
            return true;
        }

        /** Where the quote that begins here ends; 0 when it is none, like the apostrophe of a word. */
        private int quoteEnd() {
            boolean begins = at == 0 || isDelimiter(line.charAt(at - 1)) || line.charAt(at - 1) == ':';
            int end = begins ? line.indexOf(line.charAt(at), at + 1) : 0;
            boolean ends = end > at + 1
                    && end - at <= LONG_QUOTE
                    && (end + 1 == line.length() || !Character.isLetterOrDigit(line.charAt(end + 1)));
            return ends ? end : 0;
        }

        private static boolean isQuote(char c) {
            return c == '"' || c == '\'' || c == '`';
        }

        private static boolean isDelimiter(char c) {
            return Character.isWhitespace(c) || DELIMITERS.indexOf(c) >= 0;
        }
    }
}
