package dev.sentrylogger.account;

import java.util.List;
import java.util.stream.Collectors;

/** Audit entries as comma-separated values. */
public final class AuditCsv {
    private static final String HEAD = "time,who,address,action,detail,before,after\r\n";

    private AuditCsv() {}

    public static String of(List<AuditRow> rows) {
        return rows.stream().map(AuditCsv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(AuditRow row) {
        AuditEntry entry = row.entry();
        return CsvLine.of(
                row.at().toString(),
                row.whoName(),
                entry.address(),
                entry.action(),
                entry.detail(),
                entry.before(),
                entry.after());
    }
}
