package dev.sentrylogger.ingest.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF. Plain ASCII is passed 8 bytes at a time. */
public final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The index of the first byte that cannot be UTF-8, or {@code end}. */
    public static int firstMalformed(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            while (at + 8 <= end && ((long) LONG.get(bytes, at) & HIGH_BITS) == 0) {
                at += 8;
            }
            if (at >= end) {
                return end;
            }
            int length = bytes[at] >= 0 ? 1 : sequence(bytes, at, end);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return end;
    }

    /** Bytes of the character at {@code at}, which is not ASCII; 0 when malformed (RFC 3629 §4, UTF8-octets). */
    private static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > end) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Whether a JSON escape {@code \\u} occurs; without one no string of valid JSON can hold NUL or half a surrogate pair. */
    static boolean hasUnicodeEscape(byte[] bytes, int start, int end) {
        for (int at = start; at < end - 1; at++) {
            if (bytes[at] == '\\') {
                if (bytes[at + 1] == 'u') {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    /**
     * {@code text}, or its longest beginning that takes at most {@code limit} bytes and does not split a character.
     */
    static String cut(String text, int limit) {
        if (text.length() * 3L <= limit) {
            return text;
        }
        long bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > limit) {
                return text.substring(0, at);
            }
            at += Character.charCount(character);
        }
        return text;
    }
}
