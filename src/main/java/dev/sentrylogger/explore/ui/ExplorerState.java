package dev.sentrylogger.explore.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.query.TimeSelection;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the explorer shows, as its address holds it: {@code ?q=timeout&range=24h&cols=host,user.id&event=…&tab=context}.
 *
 * @param text query text as {@link QueryText} reads it, empty for none; may be wrong
 * @param columns names of fields, at most {@link #MAX_COLUMNS}
 * @param event the one that is open in the drawer; absent when that is closed
 * @param tab of the drawer
 */
record ExplorerState(
        String text,
        TimeSelection time,
        Display display,
        List<String> columns,
        @Nullable EventId event,
        EventDrawer.Tab tab) {
    static final int MAX_COLUMNS = 20;
    static final TimeSelection USUAL_TIME = new TimeSelection.Last(Duration.ofHours(24));
    static final ExplorerState USUAL =
            new ExplorerState("", USUAL_TIME, Display.LOGS, List.of(), null, EventDrawer.Tab.FIELDS);

    private static final String TEXT = "q";
    private static final String DISPLAY = "show";
    private static final String COLUMNS = "cols";
    private static final String EVENT = "event";
    private static final String TAB = "tab";

    /** What stands below the histogram. */
    enum Display {
        LOGS,
        PATTERNS
    }

    ExplorerState {
        text = text.strip();
        columns = columns.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MAX_COLUMNS)
                .toList();
    }

    /** What cannot be read in an address is left out. */
    static ExplorerState of(QueryParameters parameters) {
        Map<String, String> given = new HashMap<>();
        parameters.getParameters().forEach((name, values) -> given.put(name, values.getFirst()));
        return new ExplorerState(
                given.getOrDefault(TEXT, ""),
                TimeSelection.of(given).orElse(USUAL_TIME),
                named(Display.values(), given.get(DISPLAY)).orElse(Display.LOGS),
                List.of(given.getOrDefault(COLUMNS, "").split(",", MAX_COLUMNS + 1)),
                eventId(given.get(EVENT)),
                named(EventDrawer.Tab.values(), given.get(TAB)).orElse(EventDrawer.Tab.FIELDS));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            parameters.put(TEXT, text);
        }
        if (!time.equals(USUAL_TIME)) {
            parameters.putAll(time.parameters());
        }
        if (display != Display.LOGS) {
            parameters.put(DISPLAY, lower(display));
        }
        if (!columns.isEmpty()) {
            parameters.put(COLUMNS, String.join(",", columns));
        }
        if (event != null) {
            parameters.put(EVENT, event.toString());
            if (tab != EventDrawer.Tab.FIELDS) {
                parameters.put(TAB, lower(tab));
            }
        }
        return QueryParameters.simple(parameters);
    }

    /** @throws dev.sentrylogger.query.QuerySyntaxException when the text cannot be read */
    EventFilter filter() {
        return QueryText.parse(text);
    }

    /** Whether both show the same events, whatever is open beside them. */
    boolean sameEvents(ExplorerState other) {
        return text.equals(other.text) && time.equals(other.time);
    }

    ExplorerState withText(String newText) {
        return new ExplorerState(newText, time, display, columns, event, tab);
    }

    ExplorerState withFilter(EventFilter filter) {
        return withText(filter.text());
    }

    ExplorerState withTime(TimeSelection newTime) {
        return new ExplorerState(text, newTime, display, columns, event, tab);
    }

    ExplorerState withDisplay(Display newDisplay) {
        return new ExplorerState(text, time, newDisplay, columns, event, tab);
    }

    ExplorerState withColumns(List<String> newColumns) {
        return new ExplorerState(text, time, display, newColumns, event, tab);
    }

    ExplorerState withEvent(@Nullable EventId newEvent, EventDrawer.Tab newTab) {
        return new ExplorerState(text, time, display, columns, newEvent, newTab);
    }

    private static @Nullable EventId eventId(@Nullable String text) {
        try {
            return text == null ? null : EventId.of(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, @Nullable String name) {
        return Stream.of(values).filter(value -> lower(value).equals(name)).findFirst();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
