package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeSelection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ways to an app's logs: the search and the time a number stands for. */
record Logs(AppId app) {
    static final TimeSelection LAST_HOUR = new TimeSelection.Last(Duration.ofHours(1));

    private static final EventFilter ERRORS = new EventFilter.LevelIs(Comparison.AT_LEAST, Level.ERROR);

    String of(EventFilter filter, TimeSelection time) {
        return address(filter, time, Map.of());
    }

    /** With that event open. */
    String of(EventFilter filter, TimeSelection time, EventId event) {
        return address(filter, time, Map.of("event", event.toString()));
    }

    static EventFilter errors(EventFilter filter) {
        return filter instanceof EventFilter.Everything ? ERRORS : new EventFilter.AllOf(List.of(ERRORS, filter));
    }

    /** Shows a number that leads there; one that did not change is left alone. */
    static void set(Anchor link, String text, String href) {
        if (!text.equals(link.getText())) {
            link.setText(text);
        }
        if (!href.equals(link.getHref())) {
            link.setHref(href);
        }
    }

    private String address(EventFilter filter, TimeSelection time, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!filter.text().isEmpty()) {
            parameters.put("q", filter.text());
        }
        parameters.putAll(time.parameters());
        parameters.putAll(more);
        return "apps/" + app + "?"
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
