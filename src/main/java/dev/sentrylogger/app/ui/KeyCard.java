package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.KeyInfo;
import dev.sentrylogger.app.KeyInfo.State;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.ui.Ago;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key: what it is, who uses it, what is wrong with it, what can be done. */
final class KeyCard extends Composite<Section> {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final KeyInfo key;
    private final State state;
    private final Instant now;
    private final KeyActions actions;

    /** @param rotatedAt when another key took its place; null when none did */
    KeyCard(KeyInfo key, @Nullable Instant rotatedAt, Instant now, KeyActions actions) {
        this.key = key;
        this.state = key.state(now);
        this.now = now;
        this.actions = actions;
        var content = getContent();
        content.addClassNames("key-card", "key-" + state.name().toLowerCase(Locale.ROOT));
        content.add(head(), facts());
        if (!key.leaks().isEmpty() && state != State.REVOKED) {
            content.add(leak());
        }
        if (key.replacedBy() != null && rotatedAt != null && state == State.IN_FORCE) {
            content.add(rotation(rotatedAt));
        }
        if (!key.clients().isEmpty()) {
            content.add(new KeyClientList(key.clients(), now));
        }
    }

    private Component head() {
        var name = new H2(key.name());
        var badge = new Span(badge());
        badge.addClassName("key-state");
        var buttons = new Div();
        buttons.addClassName("key-actions");
        if (state == State.IN_FORCE && key.replacedBy() == null) {
            buttons.add(button("Rotate", actions::rotate));
        }
        if (state == State.IN_FORCE) {
            buttons.add(button("Turn off", () -> actions.turn(false)));
        }
        if (state == State.OFF) {
            buttons.add(button("Turn on", () -> actions.turn(true)));
        }
        if (state == State.IN_FORCE || state == State.OFF) {
            var revoke = button("Revoke", actions::askToRevoke);
            revoke.addThemeVariants(ButtonVariant.ERROR);
            buttons.add(revoke);
        }
        var head = new Div(name, badge, buttons);
        head.addClassName("key-head");
        return head;
    }

    private Button button(String label, Runnable action) {
        var button = new Button(label, click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label + " the key " + key.name());
        return button;
    }

    private String badge() {
        return switch (state) {
            case IN_FORCE -> key.expiresAt() == null ? "In force" : "Expires " + Ago.until(key.expiresAt(), now);
            case OFF -> "Turned off";
            case EXPIRED -> "Expired";
            case REVOKED -> "Revoked";
        };
    }

    private Component facts() {
        var shown = new Code(key.shown());
        shown.addClassName("log-text");
        String may = key.scopes().contains(KeyScope.READ) ? "sends and reads" : "sends";
        if (!key.scopes().contains(KeyScope.INGEST)) {
            may = "reads";
        }
        String by = key.createdBy().isEmpty() ? "" : " by " + key.createdBy();
        String used = key.lastUsedAt() == null ? "never used" : "last used " + Ago.text(key.lastUsedAt(), now);
        var facts = new Div(shown);
        facts.addClassName("key-facts");
        Stream.of(may, "made" + by + " on " + DAY.format(key.createdAt()), used)
                .forEach(fact -> facts.add(new Span(fact)));
        return facts;
    }

    private Component leak() {
        var where = key.leaks().getFirst();
        String place = Stream.of(
                        label("service", where.service()), label("logger", where.logger()), label("host", where.host()))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .map(parts -> " (" + parts + ")")
                .orElse("");
        String more = key.leaks().size() == 1 ? "" : " and in " + (key.leaks().size() - 1) + " other places";
        var text = new Paragraph("This key stood in a log of " + where.app() + place + " "
                + Ago.text(where.lastAt(), now)
                + more + ". It was masked before it was stored, but whoever wrote that log has it: find the line of"
                + " code, and rotate the key.");
        var notice = new Div(text);
        notice.addClassName("key-notice");
        if (state == State.IN_FORCE && key.replacedBy() == null) {
            var rotate = new Button("Rotate now", click -> actions.rotate());
            rotate.addThemeVariants(ButtonVariant.SMALL);
            notice.add(rotate);
        }
        return notice;
    }

    private static String label(String name, String value) {
        return value.isEmpty() ? "" : name + " " + value;
    }

    private Component rotation(Instant rotatedAt) {
        long still = key.clients().stream()
                .filter(client -> client.lastUsedAt().isAfter(rotatedAt))
                .count();
        String who = still == 0
                ? "Nobody has sent with this one since then, so you can revoke it."
                : (still == 1 ? "One client still sends" : still + " clients still send")
                        + " with this one, see below; give them the new key in time.";
        var notice = new Div(
                new Paragraph("Replaced by sk_" + key.replacedBy() + "_… " + Ago.text(rotatedAt, now) + ". " + who));
        notice.addClassNames("key-notice", still == 0 ? "good" : "wait");
        return notice;
    }
}
