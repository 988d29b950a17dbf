package dev.sentrylogger.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which runs of four characters occur in a set of texts: a bitmap of their hashes, of {@link #WORDS} longs. A text that
 * holds a run that is not in it is in none of them; the other way round says nothing.
 *
 * <p>Runs of a-z and punctuation in ASCII only, whatever the case: runs with a digit occur nearly everywhere where there
 * are numbers and ids, so they would fill the bitmap and exclude nothing.
 */
final class Grams {
    static final int WORDS = 1024;

    private static final int BITS = 16;
    private static final int LENGTH = 4;

    /** Of each character in ASCII the one that stands for it in a run; 0: it ends the run. */
    private static final byte[] LETTERS = letters();

    private Grams() {}

    private static byte[] letters() {
        var letters = new byte[128];
        for (char character = ' '; character < letters.length; character++) {
            letters[character] = (byte) Character.toLowerCase(character);
        }
        Arrays.fill(letters, '0', '9' + 1, (byte) 0);
        return letters;
    }

    static void add(byte[] text, long[] bitmap) {
        int run = 0;
        int length = 0;
        for (int i = 0; i < text.length; i++) {
            byte plain = text[i];
            int character = plain >= 0 ? LETTERS[plain] : lower(text, i);
            if (character <= 0) {
                length = 0;
            } else {
                run = run << 8 | character;
                if (++length >= LENGTH) {
                    int bit = bit(run);
                    bitmap[bit >>> 6] |= 1L << bit;
                }
            }
            if (character > 0 && text[i] < 0) {
                i += text[i] == (byte) 0xE2 ? 2 : 1;
            }
        }
    }

    /** @return false when {@code text} can be part of no text that was added, also inside a JSON string */
    static boolean mayHold(long[] bitmap, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int run = 0;
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int character = lower(bytes, i);
            // JSON writes quotes, backslashes and control characters otherwise.
            if (character < ' ' || character >= '0' && character <= '9' || character == '"' || character == '\\') {
                length = 0;
            } else {
                run = run << 8 | character;
                if (++length >= LENGTH) {
                    int bit = bit(run);
                    if ((bitmap[bit >>> 6] & 1L << bit) == 0) {
                        return false;
                    }
                }
            }
            if (character > 0 && bytes[i] < 0) {
                i += bytes[i] == (byte) 0xE2 ? 2 : 1;
            }
        }
        return true;
    }

    /** In lower case; negative for what is not ASCII. The Kelvin sign and the dotted I are ASCII in lower case. */
    private static int lower(byte[] text, int i) {
        byte character = text[i];
        if (character >= 0) {
            return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
        }
        if (character == (byte) 0xE2
                && i + 2 < text.length
                && text[i + 1] == (byte) 0x84
                && text[i + 2] == (byte) 0xAA) {
            return 'k';
        }
        return character == (byte) 0xC4 && i + 1 < text.length && text[i + 1] == (byte) 0xB0 ? 'i' : -1;
    }

    private static int bit(int run) {
        return run * 0x9E3779B1 >>> Integer.SIZE - BITS;
    }
}
