package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.sentrylogger.app.UsageReport;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The figures of the usage page, as tables. */
final class UsageTables {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private UsageTables() {}

    /** With a bar for each day, as long as its share of the busiest. */
    static NativeTable days(List<UsageReport.Day> days) {
        long most = days.stream().mapToLong(UsageReport.Day::events).max().orElse(1);
        NativeTable table = table("Day", "Logs", "Size", "");
        days.forEach(day -> {
            var bar = new Div();
            bar.addClassName("usage-bar");
            bar.getStyle().set("width", "%.1f%%".formatted(100.0 * day.events() / Math.max(1, most)));
            bar.getElement().setAttribute("aria-hidden", "true");
            var cell = new NativeTableCell(bar);
            cell.addClassName("usage-bar-cell");
            var row = row(DAY.format(day.day()), Amounts.count(day.events()), Amounts.bytes(day.bytes()));
            row.add(cell);
            table.getBody().add(row);
        });
        return table;
    }

    static NativeTable keys(List<UsageReport.OfKey> keys) {
        NativeTable table = table("Key", "Logs", "Size");
        keys.forEach(key -> table.getBody()
                .add(row(
                        key.name() + "  (sk_" + key.keyId() + "_…)",
                        Amounts.count(key.events()),
                        Amounts.bytes(key.bytes()))));
        return table;
    }

    static NativeTable refused(List<UsageReport.Refused> refused) {
        NativeTable table = table("Reason", "Requests");
        refused.forEach(line -> table.getBody().add(row(line.reason().words(), Amounts.count(line.requests()))));
        return table;
    }

    private static NativeTable table(String... heads) {
        var table = new NativeTable();
        table.addClassName("usage-table");
        var row = new NativeTableRow();
        for (String head : heads) {
            row.add(new NativeTableHeaderCell(head));
        }
        table.getHead().add(row);
        return table;
    }

    private static NativeTableRow row(String... cells) {
        var row = new NativeTableRow();
        for (String cell : cells) {
            row.add(new NativeTableCell(cell));
        }
        return row;
    }
}
