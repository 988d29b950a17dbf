package dev.sentrylogger.bench;

import java.util.Arrays;

/** ASCII being written, as cheaply as may be: one array that grows and is used again. For one thread. */
final class Bytes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LONGEST_NUMBER = 19;

    private byte[] array = new byte[1 << 16];
    private int length;

    Bytes clear() {
        length = 0;
        return this;
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    // The one way of taking ASCII out of a string that makes no copy.
    @SuppressWarnings("deprecation")
    Bytes text(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), array, length);
        length += ascii.length();
        return this;
    }

    /** @param number not negative */
    Bytes number(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return padded(number, digits);
    }

    /** The lowest {@code digits} of {@code number}, with leading zeros. */
    Bytes padded(long number, int digits) {
        room(LONGEST_NUMBER);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            array[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** The lowest {@code digits} of {@code bits}, at most 16. */
    Bytes hex(long bits, int digits) {
        room(digits);
        for (int i = digits - 1; i >= 0; i--) {
            array[length++] = HEX[(int) (bits >>> 4 * i) & 15];
        }
        return this;
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
        }
    }
}
