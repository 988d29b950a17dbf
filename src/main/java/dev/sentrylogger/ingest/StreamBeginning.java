package dev.sentrylogger.ingest;

import dev.sentrylogger.ingest.parse.BodyText;

/** What the first bytes of a stream tell of the rest. */
final class StreamBeginning {
    private StreamBeginning() {}

    /** Bytes of the byte order mark in front, 0 or 3. */
    static int byteOrderMark(byte[] beginning) {
        return BodyText.byteOrderMark(beginning, beginning.length);
    }

    /**
     * Whether a JSON array of events begins here, rather than a line such as {@code [2026-02-20 10:00:00] …} or
     * {@code [INFO] …}.
     */
    static boolean isJsonArray(byte[] beginning) {
        int open = visible(beginning, byteOrderMark(beginning));
        if (open == beginning.length || beginning[open] != '[') {
            return false;
        }
        int first = visible(beginning, open + 1);
        return first < beginning.length && "{\"]".indexOf(beginning[first]) >= 0;
    }

    private static int visible(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
