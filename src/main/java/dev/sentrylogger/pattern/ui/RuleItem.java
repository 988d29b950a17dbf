package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.pattern.KeepRule;
import dev.sentrylogger.ui.Ago;
import dev.sentrylogger.ui.LevelBadge;
import java.time.Instant;

/** One rule, and the ways to change or undo it. */
final class RuleItem extends Composite<Div> {
    RuleItem(KeepRule rule, Instant now, NoiseActions actions) {
        var text = new Div();
        text.addClassNames("log-text", "noise-pattern");
        PatternItem.words(rule.pattern()).forEach(text::add);
        var head = new Div(LevelBadge.of(rule.pattern().level()), text);
        head.addClassName("noise-head");
        String by = rule.setBy().isEmpty() ? "" : "by " + rule.setBy() + " ";
        var kept = new Span("keeps " + rule.keep().words());
        kept.addClassName("noise-kept");
        var facts = new Div(kept, new Span("set " + by + Ago.text(rule.setAt(), now)));
        facts.addClassName("noise-facts");
        var buttons = new Div(
                button("Change", rule, () -> actions.ask(rule.pattern())),
                button("Undo", rule, () -> actions.keepAll(rule.pattern())));
        buttons.addClassName("noise-buttons");
        getContent().addClassName("noise-item");
        getContent().add(head, facts, buttons);
    }

    private static Button button(String label, KeepRule rule, Runnable action) {
        var button = new Button(label, click -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(label + " the rule for " + rule.pattern().message().text());
        return button;
    }
}
