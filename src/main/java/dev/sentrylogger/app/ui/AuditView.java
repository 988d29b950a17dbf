package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.ui.EmptyState;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what with an app, and who was denied it, newest first. */
@Route("apps/:app/" + AppNavigation.AUDIT)
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
public final class AuditView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private final AppPages pages;
    private final AuditLog audit;
    private @Nullable App app;

    AuditView(AppPages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
        getContent().addClassName("app-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            show(entered);
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Audit log of " + app.name();
    }

    private void show(App shown) {
        // Asked again for what is older: the visitor may be no owner any more.
        AuditEntries.Log log = (before, limit) -> pages.admits(shown.id(), Permission.MANAGE)
                ? audit.ofApp(shown.id().value(), before, limit)
                : List.of();
        var entries = new AuditEntries(log);
        getContent().removeAll();
        if (entries.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.CLIPBOARD_TEXT,
                            "Nothing yet",
                            "When somebody makes, rotates or revokes a key of this app, it is written down here."));
            return;
        }
        var head = new Div(
                new Paragraph("What people did that matters for the security of this app, and who was denied it. Times"
                        + " are UTC. Entries are added and never changed."),
                AuditEntries.export(() -> pages.admits(shown.id(), Permission.MANAGE), log));
        head.addClassName("page-head");
        getContent().add(head, entries);
    }
}
