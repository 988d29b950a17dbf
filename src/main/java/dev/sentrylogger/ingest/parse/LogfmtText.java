package dev.sentrylogger.ingest.parse;

import java.util.Set;

/**
 * A line of {@code key=value} pairs with quoted values where needed, as Go programs, Heroku and structlog write it. A line
 * is logfmt when it begins with a pair and one of its keys is a level or a message.
 */
final class LogfmtText {
    private static final Set<String> TELLTALE = Set.of("level", "lvl", "severity", "msg", "message");

    private LogfmtText() {}

    /** Puts the pairs into {@code draft}; does nothing and returns false for a line of another kind. */
    static boolean read(String line, EventDraft draft) {
        if (!isLogfmt(line)) {
            return false;
        }
        int at = 0;
        while (at < line.length()) {
            int end = keyEnd(line, at);
            if (end == at || end >= line.length() || line.charAt(end) != '=') {
                at = Math.max(end, at + 1);
                continue;
            }
            String key = line.substring(at, end);
            at = value(line, end + 1, key, draft);
        }
        return true;
    }

    private static boolean isLogfmt(String line) {
        int end = keyEnd(line, 0);
        if (end == 0 || end >= line.length() || line.charAt(end) != '=' || line.indexOf('\n') >= 0) {
            return false;
        }
        if (TELLTALE.contains(line.substring(0, end))) {
            return true;
        }
        return TELLTALE.stream().anyMatch(key -> line.contains(" " + key + "="));
    }

    private static int value(String line, int start, String key, EventDraft draft) {
        if (start < line.length() && line.charAt(start) == '"') {
            return quoted(line, start + 1, key, draft);
        }
        int end = start;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        if (end > start) {
            draft.put(key, line.substring(start, end));
        }
        return end + 1;
    }

    private static int quoted(String line, int start, String key, EventDraft draft) {
        var value = new StringBuilder();
        int at = start;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                c = line.charAt(at++);
                value.append(
                        switch (c) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> c;
                        });
            } else {
                value.append(c);
            }
        }
        draft.put(key, value.toString());
        return at + 1;
    }

    private static int keyEnd(String line, int start) {
        int end = start;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "_.-@/".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }
}
