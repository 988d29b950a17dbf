package dev.sentrylogger.account;

import java.util.List;

/**
 * A part of a long list.
 *
 * @param number of the page, from 1
 * @param total of rows on all pages
 */
public record PageOf<T>(List<T> rows, int number, long total) {
    /** Rows on a page. */
    public static final int SIZE = 50;

    public PageOf {
        rows = List.copyOf(rows);
    }

    /** The wanted page of a list so long, or the one next to it that there is. */
    public static int existing(int wanted, long total) {
        return Math.clamp(wanted, 1, last(total));
    }

    /** Rows before that page. */
    public static int offset(int number) {
        return (number - 1) * SIZE;
    }

    public int last() {
        return last(total);
    }

    private static int last(long total) {
        return (int) Math.max(1, Math.ceilDiv(total, SIZE));
    }
}
