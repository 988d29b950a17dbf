package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.pattern.Keep;
import dev.sentrylogger.pattern.LogPattern;
import dev.sentrylogger.pattern.NoiseBudget;

/** What an owner does about a pattern. */
final class NoiseActions {
    private static final int UNDO_MILLIS = 12_000;

    private final AppPages pages;
    private final NoiseBudget budget;
    private final NoiseView.Noise noise;
    private final Runnable changed;

    NoiseActions(AppPages pages, NoiseBudget budget, NoiseView.Noise noise, Runnable changed) {
        this.pages = pages;
        this.budget = budget;
        this.noise = noise;
        this.changed = changed;
    }

    void ask(LogPattern pattern) {
        new KeepDialog(noise, pattern, keep -> keep(pattern, keep)).open();
    }

    void keepAll(LogPattern pattern) {
        budget.keepAll(pages.caller(), noise.app().id(), pattern);
        changed.run();
        Notification.show("All of them are stored again from now on");
    }

    private void keep(LogPattern pattern, Keep keep) {
        try {
            budget.keep(pages.caller(), noise.app().id(), pattern, keep);
        } catch (IllegalArgumentException e) {
            Notification.show(e.getMessage());
            return;
        }
        changed.run();
        var notification = new Notification();
        var undo = new Button("Undo", click -> {
            notification.close();
            keepAll(pattern);
        });
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        notification.setDuration(UNDO_MILLIS);
        notification.add(new Span("From now on " + keep.words() + " of them is stored "), undo);
        notification.open();
    }
}
