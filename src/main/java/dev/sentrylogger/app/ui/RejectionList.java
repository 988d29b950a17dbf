package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.sentrylogger.app.Rejection;
import dev.sentrylogger.app.RejectionRow;
import dev.sentrylogger.ui.Ago;
import java.time.Instant;
import java.util.List;

/** What was not taken, latest first. All but the reason is said by clients and shown as text. */
final class RejectionList extends Composite<Div> {
    private List<RejectionRow> shown = List.of();

    RejectionList() {
        getContent().addClassName("rejections");
        getContent().add(nothing());
    }

    void show(List<RejectionRow> rows, Instant now) {
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        getContent().removeAll();
        if (rows.isEmpty()) {
            getContent().add(nothing());
            return;
        }
        var list = new UnorderedList();
        rows.forEach(row -> list.add(item(row, now)));
        getContent().add(list);
    }

    private static Component nothing() {
        var nothing = new Paragraph("Nothing: all that came for this app was taken.");
        nothing.addClassName("muted");
        return nothing;
    }

    private static ListItem item(RejectionRow row, Instant now) {
        Rejection rejection = row.rejection();
        var head = new Div(
                text(Ago.text(row.lastAt(), now), "rejection-time"),
                text(row.times() == 1 ? "once" : "%,d times".formatted(row.times()), "rejection-times"),
                text(rejection.status() == 200 ? "in part" : "answered " + rejection.status(), "rejection-status"),
                text(rejection.address(), ""),
                text(rejection.client().isEmpty() ? "client not named" : rejection.client(), "rejection-client"),
                text(rejection.key().isEmpty() ? "no key" : rejection.key() + "…", "rejection-key"));
        head.addClassName("rejection-head");
        var item = new ListItem(head, new Paragraph(rejection.reason()));
        item.addClassName("rejection");
        if (!rejection.sample().isEmpty()) {
            var sample = new Pre(rejection.sample());
            sample.addClassName("log-text");
            sample.getElement().setAttribute("aria-label", "The beginning of the body");
            item.add(sample);
        }
        return item;
    }

    private static Span text(String words, String className) {
        var span = new Span(words);
        span.setClassName(className);
        return span;
    }
}
