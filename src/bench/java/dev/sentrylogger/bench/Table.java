package dev.sentrylogger.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** A Markdown table, printed row by row so that a run that breaks off leaves what it found. */
final class Table {
    Table(String title, String... columns) {
        System.out.println();
        System.out.println("### " + title);
        System.out.println();
        row((Object[]) columns);
        System.out.println("|" + "---|".repeat(columns.length));
    }

    void row(Object... cells) {
        var line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell).append(" |");
        }
        System.out.println(line);
    }

    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String one(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%,.1f", number);
    }

    static String two(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%,.2f", number);
    }

    /** Two significant digits: a ratio may be far below one. */
    static String ratio(double number) {
        return Double.isNaN(number) ? "–" : new BigDecimal(number).round(new MathContext(2)).toPlainString();
    }

    static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
