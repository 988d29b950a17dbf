package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.mail.ui.MailPanel;
import dev.sentrylogger.ops.ServerFacts;
import dev.sentrylogger.ops.ServerFacts.Facts;
import dev.sentrylogger.ui.Ago;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the server is and how it is. */
@Route(AdminNavigation.SERVER)
@PageTitle("Administration")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/admin.css")
public final class ServerView extends Composite<Div> implements BeforeEnterObserver {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final DescriptionList list = new DescriptionList();
    private final AdminPages pages;
    private final ServerFacts facts;
    private final Clock clock;

    ServerView(AdminPages pages, ServerFacts facts, MailPanel mail, Clock clock) {
        this.pages = pages;
        this.facts = facts;
        this.clock = clock;
        list.addClassName("server-facts");
        getContent().addClassNames("app-page", "admin");
        getContent().add(new AdminNavigation(AdminNavigation.SERVER), list, new H2("E-mail"), mail);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        pages.enter(event).ifPresent(admin -> show(facts.of(admin)));
    }

    private void show(Facts now) {
        list.removeAll();
        add("Version", now.version().isEmpty() ? "not from a built jar" : now.version());
        add("Running since", TIME.format(now.runningSince()) + ", " + Ago.text(now.runningSince(), clock.instant()));
        add(
                "Database",
                "PostgreSQL " + now.postgresVersion()
                        + (now.embedded() ? ", embedded" : ", run by you (DATABASE_URL)"));
        add("Data folder", now.folder());
        now.freeBytes()
                .ifPresent(free -> add(
                        "Free on its disk",
                        Amounts.bytes(free) + "; below " + Amounts.bytes(now.reserveBytes())
                                + " no logs are taken (DISK_RESERVE)"));
        add(
                "Signing in",
                now.providers().isEmpty()
                        ? "with a password"
                        : "with a password, " + String.join(", ", now.providers()));
        add("People", Amounts.count(now.people()));
        add("Apps", Amounts.count(now.apps()));
    }

    private void add(String name, String value) {
        list.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }
}
