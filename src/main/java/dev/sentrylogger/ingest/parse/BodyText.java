package dev.sentrylogger.ingest.parse;

/** A body as text: strict UTF-8 with an optional byte order mark. */
public final class BodyText {
    private BodyText() {}

    /**
     * The index behind the byte order mark, if there is one.
     *
     * @throws MalformedBodyException for other encodings and for bytes that are no UTF-8
     */
    static int start(byte[] body, int length) {
        int start = byteOrderMark(body, length);
        int malformed = Utf8.firstMalformed(body, start, length);
        if (malformed < length) {
            throw new MalformedBodyException("The body is not UTF-8: wrong byte 0x"
                    + Integer.toHexString(body[malformed] & 0xFF) + " at offset " + malformed + ".");
        }
        return start;
    }

    /**
     * Bytes of a UTF-8 byte order mark, 0 or 3.
     *
     * @throws MalformedBodyException when the text is UTF-16 or UTF-32, which both put a zero byte or their own mark first
     */
    public static int byteOrderMark(byte[] body, int length) {
        if (length >= 2 && (body[0] == 0 || body[1] == 0 || (body[0] & 0xFE) == 0xFE && (body[1] & 0xFE) == 0xFE)) {
            throw new MalformedBodyException("The body is UTF-16 or UTF-32; send UTF-8.");
        }
        return length >= 3 && (body[0] & 0xFF) == 0xEF && (body[1] & 0xFF) == 0xBB && (body[2] & 0xFF) == 0xBF ? 3 : 0;
    }
}
