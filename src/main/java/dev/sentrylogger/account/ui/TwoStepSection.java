package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.TwoStepState;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.Ago;
import java.time.Clock;

/** Whether a person's password alone signs them in, and the ways to change that. */
final class TwoStepSection extends Composite<Div> {
    private static final int FEW = 3;

    private final TwoStep twoStep;
    private final User user;
    private final Clock clock;

    TwoStepSection(TwoStep twoStep, User user, Clock clock) {
        this.twoStep = twoStep;
        this.user = user;
        this.clock = clock;
        getContent().addClassName("two-step");
        show();
    }

    /** For who has no password here. */
    static Component leftToTheProvider() {
        var why =
                new Paragraph("You sign in through a provider and have no password here. Turn on two-step sign-in with"
                        + " that provider; it then protects this server too.");
        why.addClassName("muted");
        return why;
    }

    private void show() {
        getContent().removeAll();
        twoStep.state(user.id()).ifPresentOrElse(this::showOn, this::showOff);
    }

    private void showOff() {
        var turnOn = new Button("Turn on", click -> new TurnOnTwoStepDialog(twoStep, user, this::show).open());
        turnOn.setAriaLabel("Turn on two-step sign-in");
        var head = new Div(
                new Paragraph("Besides your password, signing in asks for a code from an app on your phone. Whoever"
                        + " learns your password then still stays out."),
                turnOn);
        head.addClassName("page-head");
        getContent().add(head);
    }

    private void showOn(TwoStepState state) {
        var on = new Span("On");
        on.addClassName("two-step-on");
        var since = new Span("turned on " + Ago.text(state.since(), clock.instant()));
        since.addClassName("muted");
        var left = new Span(state.recoveryCodes() + " of " + TwoStep.RECOVERY_CODES + " recovery codes left");
        left.addClassName("muted");
        var facts = new Div(on, since, left);
        facts.addClassName("two-step-facts");
        var codes = new Button(
                "New recovery codes",
                click ->
                        ConfirmTwoStepDialog.newCodes(twoStep, user, this::show).open());
        var off = new Button(
                "Turn off",
                click -> ConfirmTwoStepDialog.turnOff(twoStep, user, this::show).open());
        off.setAriaLabel("Turn off two-step sign-in");
        off.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        var actions = new Div(codes, off);
        actions.addClassName("two-step-actions");
        var row = new Div(facts, actions);
        row.addClassName("two-step-row");
        getContent().add(row);
        if (state.recoveryCodes() < FEW) {
            getContent().add(fewCodes(state.recoveryCodes()));
        }
    }

    private static Component fewCodes(int left) {
        String what = left == 0 ? "No recovery code is left." : "Few recovery codes are left.";
        var notice = new Div(
                new Paragraph(what + " Make new ones now: without your phone and without a code you cannot sign in."));
        notice.addClassName("key-notice");
        return notice;
    }
}
