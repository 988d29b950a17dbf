package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.ui.EmptyState;
import java.util.ArrayList;
import java.util.List;

/** Why an app that has logs shows none of them, with a button for each way out. */
final class NoRows extends Composite<Div> {
    private SerializableConsumer<LiveQuery> onQueryWanted = query -> {};

    NoRows() {
        getContent().addClassName("no-rows");
    }

    /** Called with the query that the reader's way out leads to. */
    void onQueryWanted(SerializableConsumer<LiveQuery> listener) {
        onQueryWanted = listener;
    }

    void becauseNothingMatches(LiveQuery query) {
        show(
                VaadinIcon.FILTER,
                "No log matches",
                "This app has logs, but what you filter by hides all of them. New ones that match appear here.",
                waysOut(query));
    }

    void becauseTheSearchFailed(LiveQuery query, String reason) {
        show(VaadinIcon.CLOCK, "The search was stopped", reason, waysOut(query));
    }

    void becauseTheSearchIsUnreadable(LiveQuery query) {
        show(
                VaadinIcon.SEARCH,
                "The search cannot be read",
                "The line below the search box says where. Correct it, or start over.",
                List.of(button("Clear the search", query.withText(""))));
    }

    /** One button for each filter, to do without it. */
    private List<Component> waysOut(LiveQuery query) {
        List<Component> ways = new ArrayList<>();
        if (!query.text().isEmpty()) {
            ways.add(button("Clear the search", query.withText("")));
        }
        if (query.atLeast() != Level.TRACE) {
            ways.add(button("Show all levels", query.withLevel(Level.TRACE)));
        }
        return ways;
    }

    private Button button(String text, LiveQuery query) {
        return new Button(text, click -> onQueryWanted.accept(query));
    }

    private void show(VaadinIcon icon, String headline, String sentence, List<Component> ways) {
        getContent().removeAll();
        getContent().add(new EmptyState(icon, headline, sentence, ways.toArray(Component[]::new)));
    }
}
