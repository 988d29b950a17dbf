package dev.sentrylogger.explore.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads events back: the same questions and answers as the page. */
@RestController
@RequestMapping("/api/apps")
@Tag(name = "Reading", description = "Search an app's events, page through them, and follow them live.")
final class ReadController {
    private final ReadableApps apps;
    private final EventStore store;
    private final Clock clock;

    ReadController(ReadableApps apps, EventStore store, Clock clock) {
        this.apps = apps;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Apps you may read", description = "By name. With an API key: its one app.")
    AppsJson apps() {
        return new AppsJson(apps.all().stream().map(AppJson::of).toList());
    }

    @GetMapping({"/{app}/events", "/{app}/search"})
    @Operation(
            summary = "Search an app's events",
            description =
                    "One page of events. To page on, send the same request with the answer's cursor until complete"
                            + " is true; events that arrive meanwhile neither repeat nor hide any.")
    @PageOfEvents
    EventsJson events(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var query = ReadParameters.ofPage(parameters).page(apps.require(app), clock.instant());
        return EventsJson.of(store.search(query));
    }

    @GetMapping("/{app}/events/{event}")
    @Operation(summary = "One event")
    EventJson event(@PathVariable String app, @PathVariable String event) {
        AppId readable = apps.require(app);
        return store.find(readable, EventInPath.id(event)).map(EventJson::of).orElseThrow(EventInPath::notThere);
    }

    record AppsJson(List<AppJson> apps) {}

    record AppJson(String id, int number, String name, String description, Instant createdAt) {
        static AppJson of(App app) {
            return new AppJson(app.id().toString(), app.number(), app.name(), app.description(), app.createdAt());
        }
    }

    /**
     * @param cursor to be sent for the next page; absent after the last
     * @param complete whether nothing lies beyond this page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventsJson(List<EventJson> events, @Nullable String cursor, boolean complete) {
        static EventsJson of(EventPage page) {
            return new EventsJson(
                    page.events().stream().map(EventJson::of).toList(),
                    page.next().map(Cursor::toString).orElse(null),
                    page.complete());
        }
    }
}
