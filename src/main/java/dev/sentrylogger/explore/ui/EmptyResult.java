package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.ui.Ago;
import dev.sentrylogger.ui.EmptyState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why an app that has logs shows none of them, with a button for each way out. */
final class EmptyResult extends Composite<Div> {
    /** How much of the time before an event is shown when the page jumps to it. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private final Owner owner;
    private final List<Button> removals = new ArrayList<>();

    /** What somebody who sees nothing asks for. */
    interface Owner {
        void without(EventFilter part);

        void show(TimeSelection time);

        void reset();
    }

    EmptyResult(Owner owner) {
        this.owner = owner;
        getContent().addClassName("no-rows");
    }

    void show(EmptyReason reason, boolean live, Instant now) {
        switch (reason) {
            case EmptyReason.OtherTime(Instant latest) -> showOtherTime(latest, now);
            case EmptyReason.Filtered(List<EventFilter> parts) -> {
                showParts(
                        parts,
                        "The search hides everything",
                        "There are logs in this time, but none that fits all of the search. Do without a part of it:");
                listening(live);
            }
            case EmptyReason.NoneAnywhere(Instant latest, List<EventFilter> parts) -> {
                showParts(
                        parts,
                        "No log fits, whenever",
                        "Neither in this time nor in any other. The latest log of all came " + Ago.text(latest, now)
                                + ".");
                listening(live);
            }
        }
    }

    private void showOtherTime(Instant latest, Instant now) {
        set(
                VaadinIcon.CLOCK,
                "Nothing in this time",
                "The latest log that fits came " + Ago.text(latest, now) + ".",
                new Button("Jump there", click -> owner.show(around(latest))),
                new Button("Show all time", click -> owner.show(new TimeSelection.Everything())));
    }

    private static TimeSelection around(Instant latest) {
        return TimeSelection.between(latest.minus(BEFORE), latest.plusSeconds(1));
    }

    private void showParts(List<EventFilter> parts, String headline, String sentence) {
        removals.clear();
        List<Component> ways = new ArrayList<>();
        for (EventFilter part : parts) {
            var removal = new Button("Without " + shortened(part.text()), click -> owner.without(part));
            removals.add(removal);
            ways.add(removal);
        }
        if (parts.size() > 1) {
            ways.add(new Button("Clear the search", click -> owner.reset()));
        }
        set(VaadinIcon.FILTER, headline, sentence, ways.toArray(Component[]::new));
    }

    /** @param counts what the page would show without each part, in the order of the parts */
    void showCounts(List<Long> counts) {
        for (int i = 0; i < Math.min(counts.size(), removals.size()); i++) {
            Button removal = removals.get(i);
            removal.setText(removal.getText() + " · " + "%,d".formatted(counts.get(i)));
        }
    }

    void showUnreadable() {
        set(
                VaadinIcon.SEARCH,
                "The search cannot be read",
                "The line below the search box says where. Correct it there, or start over.",
                new Button("Clear the search", click -> owner.reset()));
    }

    void showFailed(String sentence, Component... ways) {
        set(VaadinIcon.WARNING, "The search did not end", sentence, ways);
    }

    private void listening(boolean live) {
        if (live) {
            var line = new Span("Listening: what fits appears here by itself");
            line.addClassName("listening");
            getContent().add(line);
        }
    }

    private void set(VaadinIcon icon, String headline, String sentence, Component... ways) {
        getContent().removeAll();
        getContent().add(new EmptyState(icon, headline, sentence, ways));
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 39) + "…" : text;
    }
}
