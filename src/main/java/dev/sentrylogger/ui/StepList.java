package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;

/** Steps of something that is under way, each with how it stands. */
public final class StepList extends Composite<OrderedList> {
    private List<Step> shown = List.of();

    public StepList() {
        getContent().addClassName("steps");
        getContent().getElement().setAttribute("aria-live", "polite");
    }

    /** How a step stands. */
    public enum State {
        DONE(VaadinIcon.CHECK_CIRCLE, "done"),
        WAITING(VaadinIcon.CIRCLE_THIN, "not yet"),
        WARNING(VaadinIcon.WARNING, "look at this"),
        FAILED(VaadinIcon.CLOSE_CIRCLE, "failed");

        private final VaadinIcon icon;
        private final String words;

        State(VaadinIcon icon, String words) {
            this.icon = icon;
            this.words = words;
        }
    }

    /** @param detail what was seen or what to do; may be empty */
    public record Step(State state, String title, String detail) {}

    /** Touches the page only when something changed, so that it can be called often. */
    public void show(List<Step> steps) {
        if (steps.equals(shown)) {
            return;
        }
        shown = List.copyOf(steps);
        getContent().removeAll();
        steps.forEach(step -> getContent().add(item(step)));
    }

    private static ListItem item(Step step) {
        var icon = step.state().icon.create();
        icon.getElement().setAttribute("role", "img").setAttribute("aria-label", step.state().words);
        var title = new Span(step.title());
        title.addClassName("step-title");
        var detail = new Span(step.detail());
        detail.addClassName("step-detail");
        detail.setVisible(!step.detail().isEmpty());
        var text = new Div(title, detail);
        var item = new ListItem(icon, text);
        item.addClassNames("step", "step-" + step.state().name().toLowerCase(Locale.ROOT));
        return item;
    }
}
