package dev.sentrylogger.explore.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.QueryText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the live page is asked to show, as its address holds it: {@code ?q=timeout&level=warn}.
 *
 * @param text query text as {@link QueryText} reads it, empty for none; may be wrong
 * @param atLeast the least serious level to show; {@link Level#TRACE} for all
 */
record LiveQuery(String text, Level atLeast) {
    static final LiveQuery ALL = new LiveQuery("", Level.TRACE);

    LiveQuery {
        text = text.strip();
    }

    static LiveQuery of(QueryParameters parameters) {
        return new LiveQuery(
                parameters.getSingleParameter("q").orElse(""),
                parameters.getSingleParameter("level").flatMap(Level::named).orElse(Level.TRACE));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            parameters.put("q", text);
        }
        if (atLeast != Level.TRACE) {
            parameters.put("level", atLeast.name().toLowerCase(Locale.ROOT));
        }
        return QueryParameters.simple(parameters);
    }

    LiveQuery withText(String newText) {
        return new LiveQuery(newText, atLeast);
    }

    LiveQuery withLevel(Level level) {
        return new LiveQuery(text, level);
    }

    /** @throws dev.sentrylogger.query.QuerySyntaxException when the text cannot be read */
    EventFilter filter() {
        EventFilter typed = QueryText.parse(text);
        if (atLeast == Level.TRACE) {
            return typed;
        }
        List<EventFilter> parts = new ArrayList<>();
        parts.add(new EventFilter.LevelIs(Comparison.AT_LEAST, atLeast));
        if (!(typed instanceof EventFilter.Everything)) {
            parts.add(typed);
        }
        return parts.size() == 1 ? parts.getFirst() : new EventFilter.AllOf(parts);
    }
}
