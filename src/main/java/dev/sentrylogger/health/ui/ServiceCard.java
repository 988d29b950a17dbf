package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.health.ServiceHealth;
import dev.sentrylogger.health.Statement;
import dev.sentrylogger.health.Usual;
import dev.sentrylogger.health.Verdict.State;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.ui.Ago;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** One service: how it is, why, how much it sends against its own usual, and its newest error. */
final class ServiceCard extends Composite<ListItem> implements Keyed.Shows<ServiceCard.Shown> {
    private final Logs logs;
    private final Anchor name = new Anchor();
    private final Span state = new Span();
    private final Div why = new Div();
    private final Curve curve = new Curve("health-spark");
    private final Rate events = new Rate("Logs in the last hour");
    private final Rate errors = new Rate("Errors in the last hour");
    private final Span errorWhen = new Span();
    private final Anchor errorText = new Anchor();
    private String look = "";

    /** @param time looked at */
    record Shown(ServiceHealth service, Statement words, TimeSelection time, java.time.Instant now, String span) {}

    ServiceCard(Logs logs) {
        this.logs = logs;
        state.addClassName("health-state");
        why.addClassName("health-why");
        errorWhen.addClassName("muted");
        errorText.addClassNames("log-text", "health-error-text");
        var head = new Div(new H3(name), state);
        head.addClassName("health-card-head");
        var error = new Div(errorWhen, errorText);
        error.addClassName("health-error");
        var rates = new Div(events, errors);
        rates.addClassName("health-rates");
        getContent().addClassName("health-card");
        getContent().add(head, why, curve, rates, error);
    }

    @Override
    public void show(Shown shown) {
        ServiceHealth service = shown.service();
        State now = service.verdict().state();
        EventFilter filter = service.filter();
        Logs.set(name, service.title(), logs.of(filter, shown.time()));
        showState(now);
        why.setText(shown.words().lineOf(service));
        long errorCount = java.util.Arrays.stream(service.series().errors()).sum();
        curve.showErrors(
                service.series(),
                "%s logs and %s errors in %s"
                        .formatted(
                                Amounts.count(
                                        java.util.Arrays.stream(service.series().events())
                                                .sum()),
                                Amounts.count(errorCount),
                                shown.span()));
        events.show(service.events(), service.usualEvents(), logs.of(filter, Logs.LAST_HOUR));
        errors.show(service.errors(), service.usualErrors(), logs.of(Logs.errors(filter), Logs.LAST_HOUR));
        showError(shown, filter);
    }

    private void showError(Shown shown, EventFilter filter) {
        ServiceHealth service = shown.service();
        if (service.lastError() == null) {
            errorWhen.setText("No error yet");
            errorText.setVisible(false);
            return;
        }
        errorWhen.setText("Last error " + Ago.text(service.lastError(), shown.now()));
        errorText.setVisible(service.lastErrorText() != null);
        if (service.lastErrorText() != null) {
            TimeSelection around = TimeSelection.between(
                    service.lastError().minus(Duration.ofMinutes(5)),
                    service.lastError().plus(Duration.ofMinutes(5)));
            Logs.set(
                    errorText,
                    service.lastErrorText().isBlank() ? "(no message)" : service.lastErrorText(),
                    logs.of(Logs.errors(filter), around, Objects.requireNonNull(service.lastErrorId())));
        }
    }

    private void showState(State now) {
        String wanted = "health-" + now.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!wanted.equals(look)) {
            if (!look.isEmpty()) {
                getContent().removeClassName(look);
            }
            look = wanted;
            getContent().addClassName(look);
            state.removeAll();
            state.add(icon(now), new Span(now.words()));
        }
    }

    static Icon icon(State state) {
        Icon icon = (switch (state) {
                    case FAILING -> VaadinIcon.CLOSE_CIRCLE;
                    case SILENT -> VaadinIcon.VOLUME_OFF;
                    case AT_RISK -> VaadinIcon.WARNING;
                    case LEARNING -> VaadinIcon.HOURGLASS;
                    case HEALTHY -> VaadinIcon.CHECK_CIRCLE;
                    case GONE -> VaadinIcon.MINUS_CIRCLE;
                })
                .create();
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** A number, and what it usually is. */
    private static final class Rate extends Composite<Div> {
        private final Anchor number = new Anchor();
        private final Span usual = new Span();
        private final String what;

        Rate(String what) {
            this.what = what;
            var label = new Span(what);
            number.addClassName("health-number");
            usual.addClassName("muted");
            getContent().add(label, number, usual);
        }

        void show(long count, Usual expected, String href) {
            Logs.set(number, Amounts.count(count), href);
            number.getElement().setAttribute("aria-label", what + ": " + Amounts.count(count));
            usual.setText(usual(expected));
            usual.setTitle("The median of " + expected.basis().words());
        }

        private static String usual(Usual expected) {
            if (expected.basis() == Usual.Basis.UNKNOWN) {
                return "usual not known yet";
            }
            double perHour = expected.perHour();
            return perHour > 0 && perHour < 1 ? "usually under 1" : "usually " + Amounts.count(Math.round(perHour));
        }
    }
}
