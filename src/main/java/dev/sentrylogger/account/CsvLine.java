package dev.sentrylogger.account;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of comma-separated values (RFC 4180), for a spreadsheet: a cell that one would take for a formula begins with an
 * apostrophe.
 */
public final class CsvLine {
    private CsvLine() {}

    /** @param cells null for an empty one */
    public static String of(@Nullable String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell(Objects.requireNonNullElse(cell, "")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\0".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
