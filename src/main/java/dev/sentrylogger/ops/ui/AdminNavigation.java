package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.List;

/** The ways from one page for administrators to another. */
final class AdminNavigation extends Composite<Nav> {
    static final String PEOPLE = "admin";
    static final String APPS = "admin/apps";
    static final String SERVER = "admin/server";
    static final String AUDIT = "admin/audit";

    private static final List<Page> PAGES = List.of(
            new Page(PEOPLE, "People"),
            new Page(APPS, "Apps"),
            new Page(SERVER, "Server"),
            new Page(AUDIT, "Audit log"));

    private record Page(String path, String label) {}

    AdminNavigation(String open) {
        getContent().addClassName("admin-pages");
        getContent().getElement().setAttribute("aria-label", "Administration");
        for (Page page : PAGES) {
            var link = new Anchor(page.path(), page.label());
            if (page.path().equals(open)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(link);
        }
    }
}
