package dev.sentrylogger.ingest.parse;

/** Text as the store can hold it: no NUL, no half of a surrogate pair; each becomes U+FFFD. */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** {@code text} itself when nothing had to be replaced. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !startsPair(text, i++)) {
                return repaired(text);
            }
        }
        return text;
    }

    private static boolean startsPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static String repaired(String text) {
        var repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && startsPair(text, i)) {
                repaired.append(c).append(text.charAt(++i));
            } else {
                repaired.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return repaired.toString();
    }
}
