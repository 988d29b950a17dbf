package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.sentrylogger.account.AuditCsv;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.AuditRow;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.ui.EmptyState;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who did what with an app, newest first. */
@Route("apps/:app/" + AppNavigation.AUDIT)
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
public final class AuditView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private static final int AT_ONCE = 100;
    private static final int EXPORTED = 100_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final AppPages pages;
    private final AuditLog audit;
    private final OrderedList entries = new OrderedList();
    private final Button older = new Button("Show older entries");
    private @Nullable App app;
    private long last;

    AuditView(AppPages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;

        older.addClickListener(click -> showMore());

        entries.addClassName("audit");
        getContent().addClassName("app-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            last = Long.MAX_VALUE;
            entries.removeAll();
            getContent().removeAll();
            var export = new Anchor(DownloadHandler.fromInputStream(download -> csv(entered)), "Export as CSV");
            export.addClassName("button");
            var head = new Div(
                    new Paragraph(
                            "What people did that matters for the security of this app. Times are UTC. Entries are"
                                    + " added and never changed."),
                    export);
            head.addClassName("page-head");
            getContent().add(head, entries, older);
            showMore();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Audit log of " + app.name();
    }

    private void showMore() {
        App shown = Objects.requireNonNull(app, "entered");
        List<AuditRow> more = audit.ofApp(shown.id().value(), last, AT_ONCE);
        more.forEach(row -> entries.add(item(row)));
        if (!more.isEmpty()) {
            last = more.getLast().id();
        }
        older.setVisible(more.size() == AT_ONCE);
        if (entries.getChildren().findAny().isEmpty()) {
            getContent().removeAll();
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.CLIPBOARD_TEXT,
                            "Nothing yet",
                            "When somebody makes, rotates or revokes a key of this app, it is written down here."));
        }
    }

    /** Asked by a request of its own, so the visitor's right is looked at again. */
    private DownloadResponse csv(App shown) {
        if (!pages.admits(shown.id(), Permission.MANAGE)) {
            return DownloadResponse.error(HttpServletResponse.SC_NOT_FOUND);
        }
        byte[] csv = AuditCsv.of(audit.ofApp(shown.id().value(), Long.MAX_VALUE, EXPORTED))
                .getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(new ByteArrayInputStream(csv), "audit.csv", "text/csv", csv.length);
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
