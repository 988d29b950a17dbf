package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.query.TimeText;
import dev.sentrylogger.query.TimeTextException;
import dev.sentrylogger.query.TimeWords;
import dev.sentrylogger.ui.BrowserZone;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which time a page shows: typed, chosen, or a step from the one before. */
@StyleSheet("context://app/time-range.css")
final class TimeRangePicker extends Composite<Div> {
    private static final List<String> PRESETS = List.of(
            "Last 5 minutes",
            "Last 15 minutes",
            "Last 30 minutes",
            "Last hour",
            "Last 3 hours",
            "Last 12 hours",
            "Last 24 hours",
            "Last 2 days",
            "Last 7 days",
            "Last 30 days",
            "Today",
            "Yesterday",
            "All time");

    private final Clock clock;
    private final SerializableConsumer<TimeSelection> onSelected;
    private final BrowserZone zone = new BrowserZone(changed -> showZone());
    private final Button earlier = new Button(VaadinIcon.ANGLE_LEFT.create());
    private final Button label = new Button();
    private final Button later = new Button(VaadinIcon.ANGLE_RIGHT.create());
    private final Button wider = new Button(VaadinIcon.SEARCH_MINUS.create());
    private final TextField typed = new TextField();
    private final TimeCalendar calendar;
    private final Span zoneName = new Span();
    private final Button utc = new Button();
    private final Popover popover = new Popover();
    private final Map<String, Button> presets = new LinkedHashMap<>();
    private TimeSelection shown = ExplorerState.USUAL_TIME;

    TimeRangePicker(Clock clock, SerializableConsumer<TimeSelection> onSelected) {
        this.clock = clock;
        this.onSelected = onSelected;
        calendar = new TimeCalendar(this::select);
        name(earlier, "Earlier  ([)");
        name(later, "Later  (])");
        name(wider, "Zoom out  (z)");
        label.addClassName("time-label");
        label.setIcon(VaadinIcon.CLOCK.create());
        typed.setAriaLabel("Time");
        typed.setPlaceholder("last 20 min, yesterday 14:00 – 15:30, since 9:00");
        typed.setMaxLength(TimeText.MAX_LENGTH);
        utc.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);

        earlier.addClickListener(click -> earlier());
        later.addClickListener(click -> later());
        wider.addClickListener(click -> wider());
        typed.addKeyPressListener(Key.ENTER, press -> read(typed.getValue()));
        utc.addClickListener(click -> zone.toggle());
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                beginTyping();
            }
        });

        popover.setTarget(label);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setModal(true);
        popover.setAriaLabel("Time range");
        popover.add(content());
        getContent().addClassName("time-range");
        getContent().add(earlier, label, later, wider, zone);
        getContent().add(popover);
        show(shown);
    }

    private static void name(Button button, String name) {
        button.setAriaLabel(name.replaceAll(" {2}.*", ""));
        button.setTooltipText(name);
        button.addThemeVariants(ButtonVariant.AURA_TERTIARY);
    }

    private Component content() {
        var buttons = new Div();
        buttons.addClassName("time-presets");
        for (String words : PRESETS) {
            var button = new Button(words, click -> read(words));
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            presets.put(words, button);
            buttons.add(button);
        }
        var foot = new Div(zoneName, utc);
        foot.addClassName("time-foot");
        var content = new Div(typed, buttons, calendar, foot);
        content.addClassName("time-popover");
        return content;
    }

    void show(TimeSelection selection) {
        shown = selection;
        String words = TimeWords.of(selection, zone(), clock.instant());
        label.setText(words);
        label.setAriaLabel("Time range: " + words);
        later.setEnabled(!selection.live());
        boolean everything = selection instanceof TimeSelection.Everything;
        wider.setEnabled(!everything);
        earlier.setEnabled(!everything);
        presets.forEach(
                (name, button) -> button.getElement().setAttribute("aria-pressed", String.valueOf(name.equals(words))));
        calendar.show(selection, zone(), clock.instant());
    }

    /** In which the reader reads times. */
    ZoneId zone() {
        return zone.shown();
    }

    void open() {
        popover.open();
    }

    void earlier() {
        select(shown.earlier(clock.instant()));
    }

    void later() {
        select(shown.later(clock.instant()));
    }

    void wider() {
        select(shown.wider(clock.instant()));
    }

    private void beginTyping() {
        typed.setValue("");
        typed.setInvalid(false);
        typed.focus();
    }

    /** Selects the time that {@code text} says, or says why it says none. */
    void read(String text) {
        try {
            TimeSelection selection = TimeText.read(text, zone(), clock.instant());
            typed.setInvalid(false);
            select(selection);
        } catch (TimeTextException e) {
            typed.setErrorMessage(e.getMessage());
            typed.setInvalid(true);
        }
    }

    private void select(TimeSelection selection) {
        popover.close();
        if (!selection.equals(shown)) {
            onSelected.accept(selection);
        }
    }

    private void showZone() {
        zoneName.setText("Times are in " + zone().getId().replace('_', ' '));
        boolean isUtc = !zone.shown().equals(zone.own());
        utc.setText(isUtc ? "Use " + zone.own().getId().replace('_', ' ') : "Use UTC");
        show(shown);
    }
}
