package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.sentrylogger.account.AuditCsv;
import dev.sentrylogger.account.AuditRow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The entries of an audit log, newest first, with older ones when asked for. */
public final class AuditEntries extends Composite<Div> {
    private static final int AT_ONCE = 100;
    private static final int EXPORTED = 100_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final OrderedList entries = new OrderedList();
    private final Button older = new Button("Show older entries");
    private final Log log;
    private long last = Long.MAX_VALUE;

    public AuditEntries(Log log) {
        this.log = log;

        older.addClickListener(click -> showMore());

        entries.addClassName("audit");
        getContent().add(entries, older);
        showMore();
    }

    /** Where the entries come from. */
    @FunctionalInterface
    public interface Log {
        /** Newest first. @param id of the oldest that is known, or {@link Long#MAX_VALUE} */
        List<AuditRow> before(long id, int limit);
    }

    public boolean isEmpty() {
        return entries.getChildren().findAny().isEmpty();
    }

    /**
     * A link to the newest {@value #EXPORTED} as comma-separated values.
     *
     * @param may asked for each download, which is a request of its own
     */
    public static Anchor export(BooleanSupplier may, Log log) {
        var export = new Anchor(DownloadHandler.fromInputStream(download -> csv(may, log)), "Export as CSV");
        export.addClassName("button");
        return export;
    }

    private static DownloadResponse csv(BooleanSupplier may, Log log) {
        if (!may.getAsBoolean()) {
            return DownloadResponse.error(HttpServletResponse.SC_NOT_FOUND);
        }
        byte[] csv = AuditCsv.of(log.before(Long.MAX_VALUE, EXPORTED)).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(new ByteArrayInputStream(csv), "audit.csv", "text/csv", csv.length);
    }

    private void showMore() {
        List<AuditRow> more = log.before(last, AT_ONCE);
        more.forEach(row -> entries.add(item(row)));
        if (!more.isEmpty()) {
            last = more.getLast().id();
        }
        older.setVisible(more.size() == AT_ONCE);
    }

    private static Component item(AuditRow row) {
        var entry = row.entry();
        var what = new Div(text(words(entry.action()), "audit-action"), new Span(entry.detail()));
        if (entry.after() != null) {
            String before = entry.before() == null ? "" : entry.before() + " → ";
            what.add(text(before + entry.after(), "audit-change"));
        }
        what.addClassName("audit-what");
        var item = new ListItem(
                text(TIME.format(row.at()), "audit-time"),
                text(row.whoName(), "audit-who"),
                text(entry.address(), "audit-address"),
                what);
        item.addClassName("audit-entry");
        return item;
    }

    /** Such as "Key turned off" for {@code key.turned-off}. */
    private static String words(String action) {
        String text = action.replace('.', ' ').replace('-', ' ');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Span text(String words, String className) {
        var span = new Span(words);
        span.addClassName(className);
        return span;
    }
}
