package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.KnownPeople;
import dev.sentrylogger.app.OrphanedApps;
import dev.sentrylogger.app.ServerApp;
import dev.sentrylogger.app.ServerApps;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.ui.Ago;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The apps of the server: whose they are and what they send; nothing of what is in them. */
@Route(AdminNavigation.APPS)
@PageTitle("Administration")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/admin.css")
public final class AppsAdminView extends Composite<Div> implements BeforeEnterObserver {
    private static final int OWNERS_SHOWN = 3;

    private final SearchableTable<ServerApp> table = new SearchableTable<>(
            AdminNavigation.APPS,
            "Search by name",
            List.of("App", "Owners", "Since", "Logs this month", "Last log", "Actions"),
            this::cells);
    private final AdminPages pages;
    private final ServerApps apps;
    private final OrphanedApps orphaned;
    private final KnownPeople people;
    private final Clock clock;

    AppsAdminView(AdminPages pages, ServerApps apps, OrphanedApps orphaned, KnownPeople people, Clock clock) {
        this.pages = pages;
        this.apps = apps;
        this.orphaned = orphaned;
        this.people = people;
        this.clock = clock;
        var intro =
                new Paragraph("Whose apps there are and how much they send. What is in them only their people see.");
        intro.addClassName("admin-intro");
        getContent().addClassNames("app-page", "admin");
        getContent().add(new AdminNavigation(AdminNavigation.APPS), intro, table);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        pages.enter(event).ifPresent(admin -> {
            var state = ListState.of(event.getLocation().getQueryParameters());
            table.show(state, apps.page(admin, state.search(), state.page()));
        });
    }

    private List<Component> cells(ServerApp app) {
        return List.of(
                name(app),
                owners(app),
                new Span(app.createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString()),
                new Span(Amounts.count(app.monthEvents()) + " (" + Amounts.bytes(app.monthBytes()) + ")"),
                new Span(lastLog(app)),
                action(app));
    }

    private Component name(ServerApp app) {
        var name = new Span(app.name());
        name.addClassName("person-name");
        var cell = new Div(name);
        if (app.endsAt() != null) {
            var end = new Span("Deleted, ends " + Ago.until(app.endsAt(), clock.instant()));
            end.addClassName("muted");
            cell.add(end);
        }
        return cell;
    }

    private static Component owners(ServerApp app) {
        List<String> names = app.owners();
        int more = names.size() - OWNERS_SHOWN;
        var cell = new Div(new Span(
                names.isEmpty()
                        ? "nobody"
                        : String.join(", ", names.subList(0, Math.min(OWNERS_SHOWN, names.size())))
                                + (more > 0 ? " and " + more + " more" : "")));
        if (app.orphaned()) {
            var chip = new Span("No owner");
            chip.addClassNames("chip", "off-chip");
            cell.add(chip);
        }
        return cell;
    }

    private String lastLog(ServerApp app) {
        LocalDate last = app.lastDay();
        if (last == null) {
            return "none yet";
        }
        long days = ChronoUnit.DAYS.between(last, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    }

    private Component action(ServerApp app) {
        if (!app.orphaned() || app.endsAt() != null) {
            return new Span();
        }
        var name = new Button("Name an owner", click -> new NewOwnerDialog(pages, orphaned, people, app).open());
        name.addThemeVariants(ButtonVariant.TERTIARY);
        name.setAriaLabel("Name an owner of " + app.name());
        return name;
    }
}
