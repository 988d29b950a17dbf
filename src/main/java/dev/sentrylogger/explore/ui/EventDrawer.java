package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.QueryText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One event beside the rows. */
@Tag("event-drawer")
@JsModule("context://app/event-drawer.js")
final class EventDrawer extends Component {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_SECONDS = 3600;

    private final Owner owner;
    private @Nullable EventId shown;
    private Tab shownTab = Tab.FIELDS;

    /** What the drawer shows of its event. */
    enum Tab {
        FIELDS,
        JSON,
        CONTEXT,
        TRACE,
        SIMILAR;

        static Optional<Tab> named(String name) {
            return Stream.of(values()).filter(tab -> tab.key().equals(name)).findFirst();
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody looking at the event asks for. */
    interface Owner {
        /**
         * Answered by {@link EventDrawer#showTab}.
         *
         * @param same what the others are to share with the event; empty for all events
         */
        void wanted(Tab tab, Duration span, String same);

        void tab(Tab tab);

        void open(EventId event);

        void move(int by);

        void filter(Field field, String value, FacetRail.Choice choice);

        void column(Field field);

        /** @param query a filter as text */
        void pattern(FacetRail.Choice choice, String query);

        void closed();
    }

    EventDrawer(Owner owner) {
        this.owner = owner;
        setVisible(false);
    }

    private record Shown(EventJson event, String link, String tab) {}

    /** @param link path and query that lead to the event */
    void show(AppId app, LogEvent event, String link, Tab tab) {
        shown = event.id();
        shownTab = tab;
        setVisible(true);
        getElement().setAttribute("app", app.toString());
        getElement()
                .executeJs(
                        "this.show(JSON.parse($0))",
                        JSON.writeValueAsString(new Shown(EventJson.of(event), link, tab.key())));
    }

    /** Whether it is closed, or shows this event with this tab. */
    boolean shows(@Nullable EventId event, Tab tab) {
        return event == null ? shown == null : event.equals(shown) && tab == shownTab;
    }

    /** @param data {@link DrawerJson} of the tab */
    void showTab(Tab tab, EventId event, Object data) {
        getElement()
                .executeJs(
                        "this.tab($0, $1, JSON.parse($2))", tab.key(), event.toString(), JSON.writeValueAsString(data));
    }

    void hide() {
        shown = null;
        setVisible(false);
    }

    @ClientCallable
    void wanted(String tab, int seconds, String same) {
        if (seconds > 0 && seconds <= MAX_SECONDS) {
            Tab.named(tab).ifPresent(known -> owner.wanted(known, Duration.ofSeconds(seconds), same));
        }
    }

    @ClientCallable
    void tab(String name) {
        Tab.named(name).ifPresent(tab -> {
            shownTab = tab;
            owner.tab(tab);
        });
    }

    @ClientCallable
    void open(String event) {
        try {
            owner.open(EventId.of(event));
        } catch (IllegalArgumentException e) {
            // Not one of ours: nothing to open.
        }
    }

    @ClientCallable
    void move(int by) {
        owner.move(Integer.signum(by));
    }

    @ClientCallable
    void filter(String field, String value, String choice) {
        Clicked.of(field, value, choice)
                .ifPresent(clicked -> owner.filter(clicked.field(), clicked.value(), clicked.choice()));
    }

    @ClientCallable
    void column(String field) {
        Clicked.fieldOf(field).ifPresent(owner::column);
    }

    @ClientCallable
    void pattern(String choice, String query) {
        if (query.length() <= QueryText.MAX_LENGTH) {
            FacetRail.Choice.named(choice).ifPresent(known -> owner.pattern(known, query));
        }
    }

    @ClientCallable
    void closed() {
        owner.closed();
    }
}
