package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.health.AppHealth;
import dev.sentrylogger.health.ServiceHealth;
import dev.sentrylogger.health.Statement;
import dev.sentrylogger.health.Verdict.State;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.ui.EmptyState;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the page says of an app; shows later answers in place. */
final class HealthContent extends Composite<Div> {
    private final Component empty;
    private final Div full = new Div();
    private final Div statement = new Div();
    private final Span sentence = new Span();
    private final Keyed<ServiceCard.Shown, ServiceCard> cards;
    private final Severity severity;
    private final Details details;
    private final Paragraph since = new Paragraph();
    /** In which order services stood when the page was opened; they keep it, so that no card moves away under a hand. */
    private final Map<String, Integer> order = new TreeMap<>();

    private @Nullable State worst;

    HealthContent(AppId app) {
        var logs = new Logs(app);
        var list = new UnorderedList();
        severity = new Severity(logs);
        details = new Details(logs);
        cards = new Keyed<>(list, shown -> shown.service().name(), shown -> new ServiceCard(logs));
        empty = new EmptyState(
                VaadinIcon.HEART_O,
                "Nothing came yet",
                "When logs arrive, this page says how each service is, compared with how it usually is.",
                toLogs(app));

        list.addClassName("health-cards");
        statement.addClassName("health-statement");
        statement.getElement().setAttribute("role", "status");
        since.addClassNames("muted", "health-since");
        full.add(statement, list, severity, new H2("What came"), since, details);
        full.addClassName("health-full");
        getContent().add(empty, full);
    }

    private static Anchor toLogs(AppId app) {
        var link = new Anchor("apps/" + app, "To the logs");
        link.addClassName("button");
        return link;
    }

    void show(AppHealth health, ZoneId zone) {
        empty.setVisible(health.empty());
        full.setVisible(!health.empty());
        if (health.empty()) {
            return;
        }
        var words = new Statement(zone, health.now());
        var time = new TimeSelection.Since(health.from());
        List<ServiceHealth> services = health.services();
        showStatement(words.of(services), services.getFirst().verdict().state());
        services.forEach(service -> order.putIfAbsent(service.name(), order.size()));
        cards.show(services.stream()
                .sorted(Comparator.comparing(service -> order.getOrDefault(service.name(), 0)))
                .map(service -> new ServiceCard.Shown(
                        service, words, time, health.now(), health.span().words()))
                .toList());
        severity.show(health);
        since.setText("Counted in whole hours, since " + words.moment(health.hoursFrom()) + ".");
        details.show(health);
    }

    private void showStatement(String text, State state) {
        if (!text.equals(sentence.getText())) {
            sentence.setText(text);
        }
        if (state != worst) {
            for (State other : State.values()) {
                statement.removeClassName(className(other));
            }
            worst = state;
            statement.addClassName(className(state));
            statement.removeAll();
            statement.add(ServiceCard.icon(state), sentence);
        }
    }

    private static String className(State state) {
        return "health-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
