package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.QuerySyntaxException;
import dev.sentrylogger.query.QueryText;
import java.util.Locale;

/** Search box, level and the live button of the live page. Tells of a new query only when it can be read. */
final class SearchBar extends Composite<Div> {
    private final TextField search = new TextField();
    private final Select<Level> level = new Select<>();
    private final Button live = new Button();
    private final SerializableConsumer<LiveQuery> onQuery;
    private LiveQuery shown = LiveQuery.ALL;

    SearchBar(SerializableConsumer<LiveQuery> onQuery, SerializableRunnable onToggleLive) {
        this.onQuery = onQuery;
        search.setAriaLabel("Search the logs");
        search.setPlaceholder("Search: words, \"a phrase\", level:error, -not this");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(QueryText.MAX_LENGTH);
        search.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        search.getElement().setAttribute("data-log-search", true);
        level.setAriaLabel("Least level to show");
        level.setItems(Level.values());
        level.setItemLabelGenerator(SearchBar::label);
        level.setValue(Level.TRACE);
        showLive(true);

        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                ask(shown.withText(change.getValue()));
            }
        });
        level.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                ask(shown.withText(search.getValue()).withLevel(change.getValue()));
            }
        });
        live.addClickListener(click -> onToggleLive.run());

        getContent().addClassName("search-bar");
        getContent().add(search, level, live);
    }

    /** Shows a query that came from elsewhere, such as the address. */
    void show(LiveQuery query) {
        shown = query;
        search.setValue(query.text());
        level.setValue(query.atLeast());
        clearProblem();
    }

    /** Says below the search box what is wrong and where, and offers the search as it was probably meant. */
    void showProblem(QuerySyntaxException problem) {
        search.setErrorMessage(problem.getMessage() + " (character " + (problem.position() + 1) + ")");
        search.setInvalid(true);
        search.setHelperComponent(problem.suggestion().map(this::correction).orElse(null));
    }

    private Button correction(String suggestion) {
        var use = new Button("Use: " + suggestion, click -> {
            search.setValue(suggestion);
            ask(shown.withText(suggestion).withLevel(level.getValue()));
        });
        use.addThemeVariants(ButtonVariant.TERTIARY);
        return use;
    }

    private void clearProblem() {
        search.setInvalid(false);
        search.setHelperComponent(null);
    }

    void showLive(boolean isLive) {
        live.setText(isLive ? "Pause" : "Live");
        live.setIcon((isLive ? VaadinIcon.PAUSE : VaadinIcon.PLAY).create());
        live.setAriaLabel(isLive ? "Pause the live rows" : "Show live rows again");
        live.setThemeVariant(ButtonVariant.PRIMARY, !isLive);
    }

    private void ask(LiveQuery query) {
        try {
            query.filter();
            clearProblem();
            onQuery.accept(query);
        } catch (QuerySyntaxException e) {
            showProblem(e);
        }
    }

    private static String label(Level level) {
        return switch (level) {
            case TRACE -> "All levels";
            case FATAL -> "Only fatal";
            case DEBUG, INFO, WARN, ERROR -> "From " + level.name().toLowerCase(Locale.ROOT);
        };
    }
}
