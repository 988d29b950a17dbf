package dev.sentrylogger.account;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Audit entries as comma-separated values (RFC 4180), for a spreadsheet: a cell that one would take for a formula begins
 * with an apostrophe.
 */
public final class AuditCsv {
    private static final String HEAD = "time,who,address,action,detail,before,after\r\n";

    private AuditCsv() {}

    public static String of(List<AuditRow> rows) {
        return rows.stream().map(AuditCsv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(AuditRow row) {
        AuditEntry entry = row.entry();
        return Stream.of(
                        row.at().toString(),
                        row.whoName(),
                        entry.address(),
                        entry.action(),
                        entry.detail(),
                        entry.before(),
                        entry.after())
                .map(cell -> cell(Objects.requireNonNullElse(cell, "")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\0".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
