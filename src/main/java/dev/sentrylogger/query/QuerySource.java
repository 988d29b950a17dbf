package dev.sentrylogger.query;

/** Query text and how far it has been read. For one thread. */
final class QuerySource {
    final String text;
    /** Index of the next character. */
    int at;
    /** Parentheses opened so far and not closed: only while there are any does a {@code )} close something. */
    int open;

    QuerySource(String text) {
        this.text = text;
    }

    boolean ended() {
        return at >= text.length();
    }

    /** The character {@code ahead} of the next one; NUL beyond the end. */
    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    /** Whether a word that is read up to {@code index} ends there at the latest. */
    boolean endsWord(int index) {
        return index >= text.length()
                || Character.isWhitespace(text.charAt(index))
                || (text.charAt(index) == ')' && open > 0);
    }

    void skipWhitespace() {
        while (!ended() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /**
     * Where the word that begins at {@code start} ends. Parentheses that open and close inside a word belong to it:
     * {@code baz(Bar.java:42)}.
     */
    int wordEnd(int start) {
        int inside = 0;
        int end = start;
        while (end < text.length() && !(inside == 0 && endsWord(end)) && !Character.isWhitespace(text.charAt(end))) {
            char c = text.charAt(end++);
            if (c == '(') {
                inside++;
            } else if (c == ')' && inside > 0) {
                inside--;
            }
        }
        return end;
    }

    /** Reads a text in quotes, the next character being the opening one. */
    String quoted() {
        int opened = at;
        var words = new StringBuilder();
        boolean dangling = false;
        at++;
        while (!ended() && peek(0) != '"') {
            dangling = peek(0) == '\\' && at + 1 == text.length();
            if (peek(0) == '\\' && !dangling) {
                at++;
            }
            words.append(text.charAt(at++));
        }
        if (ended()) {
            // A backslash at the end would take the new quote for itself.
            String closed = text + (dangling ? "\\\"" : "\"");
            throw new QuerySyntaxException(
                    "The quote opened here is never closed; add a \" at the end.", opened, closed);
        }
        at++;
        return words.toString();
    }

    /** The text with what stands from {@code start} to {@code end} replaced. */
    String replaced(int start, int end, String by) {
        return text.substring(0, start) + by + text.substring(end);
    }
}
