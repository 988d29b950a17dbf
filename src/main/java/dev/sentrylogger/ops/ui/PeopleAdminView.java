package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.KnownPeople;
import dev.sentrylogger.account.KnownPerson;
import dev.sentrylogger.account.PageOf;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.ServerApps;
import dev.sentrylogger.ui.Ago;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The people of the server: how they sign in, when they were here, and what an administrator does with them. */
@Route(AdminNavigation.PEOPLE)
@PageTitle("Administration")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/admin.css")
public final class PeopleAdminView extends Composite<Div> implements BeforeEnterObserver {
    private final SearchableTable<KnownPerson> table = new SearchableTable<>(
            AdminNavigation.PEOPLE,
            "Search by name or e-mail",
            List.of("Person", "Signs in with", "Since", "Last seen", "Apps", "Actions"),
            this::cells);
    private final AdminPages pages;
    private final KnownPeople people;
    private final ServerApps apps;
    private final PersonMenu menu;
    private final Clock clock;
    private Map<UserId, Long> counts = Map.of();

    PeopleAdminView(AdminPages pages, KnownPeople people, ServerApps apps, PersonMenu menu, Clock clock) {
        this.pages = pages;
        this.people = people;
        this.apps = apps;
        this.menu = menu;
        this.clock = clock;
        getContent().addClassNames("app-page", "admin");
        getContent().add(new AdminNavigation(AdminNavigation.PEOPLE), table);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        pages.enter(event).ifPresent(admin -> {
            var state = ListState.of(event.getLocation().getQueryParameters());
            PageOf<KnownPerson> page = people.page(admin, state.search(), state.page());
            counts = apps.countsOf(
                    admin, page.rows().stream().map(row -> row.user().id()).toList());
            table.show(state, page);
        });
    }

    private List<Component> cells(KnownPerson person) {
        UserId id = person.user().id();
        String since =
                person.user().createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
        String seen = person.lastSeen() == null ? "never" : Ago.text(person.lastSeen(), clock.instant());
        return List.of(
                who(person),
                new Span(waysIn(person)),
                new Span(since),
                new Span(seen),
                new Span(String.valueOf(counts.getOrDefault(id, 0L))),
                menu.of(person));
    }

    private Component who(KnownPerson person) {
        boolean self = person.user().id().equals(pages.caller().user());
        var name = new Span(person.user().name() + (self ? " (you)" : ""));
        name.addClassName("person-name");
        var line = new Div(name);
        line.addClassName("admin-name");
        if (person.user().admin()) {
            line.add(chip("Administrator", "admin-chip"));
        }
        if (!person.enabled()) {
            line.add(chip("Turned off", "off-chip"));
        }
        var email = new Span(person.user().email());
        email.addClassName("muted");
        return new Div(line, email);
    }

    private static Span chip(String words, String className) {
        var chip = new Span(words);
        chip.addClassNames("chip", className);
        return chip;
    }

    private static String waysIn(KnownPerson person) {
        List<String> ways = new ArrayList<>(person.password() ? List.of("Password") : List.of());
        ways.addAll(person.providers());
        return ways.isEmpty() ? "Nothing" : String.join(", ", ways);
    }
}
