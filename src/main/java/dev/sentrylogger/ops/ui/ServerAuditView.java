package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.app.ui.AuditEntries;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What concerns no app: sign-ins, refusals, denials, and what administrators did. */
@Route(AdminNavigation.AUDIT)
@PageTitle("Administration")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/admin.css")
public final class ServerAuditView extends Composite<Div> implements BeforeEnterObserver {
    private final AdminPages pages;
    private final AuditLog audit;

    ServerAuditView(AdminPages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
        getContent().addClassNames("app-page", "admin");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        pages.enter(event).ifPresent(admin -> show());
    }

    private void show() {
        var head = new Div(
                new Paragraph(
                        "Sign-ins, denials, and what administrators and people did with accounts. What concerns an"
                                + " app is in its own log. Times are UTC. Entries are added and never changed."),
                AuditEntries.export(pages::admits, audit::ofServer));
        head.addClassName("page-head");
        getContent().removeAll();
        getContent().add(new AdminNavigation(AdminNavigation.AUDIT), head, entries());
    }

    /** Asked again for what is older: the visitor may be no administrator any more. */
    private AuditEntries entries() {
        return new AuditEntries((before, limit) -> pages.admits() ? audit.ofServer(before, limit) : List.of());
    }
}
