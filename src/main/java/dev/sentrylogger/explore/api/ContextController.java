package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.query.ContextQuery;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.EventContext;
import dev.sentrylogger.store.EventStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what happened around an event. */
@RestController
@Tag(name = "Reading")
final class ContextController {
    private static final Set<String> KNOWN = Set.of("before", "after", "same");
    private static final int AROUND = 10;

    private final ReadableApps apps;
    private final EventStore store;

    ContextController(ReadableApps apps, EventStore store) {
        this.apps = apps;
        this.store = store;
    }

    @GetMapping("/api/apps/{app}/events/{event}/context")
    @Operation(
            summary = "What happened around an event",
            description = "The events of the app right before and after it by the time they happened.")
    @Parameter(
            name = "before",
            description = "Events before it, 0 to 1000",
            schema = @Schema(type = "integer", defaultValue = "10", minimum = "0", maximum = "1000"))
    @Parameter(
            name = "after",
            description = "Events after it, 0 to 1000",
            schema = @Schema(type = "integer", defaultValue = "10", minimum = "0", maximum = "1000"))
    @Parameter(
            name = "same",
            description =
                    "Only events that say the same as this one in these fields, such as service,host,trace_id; one"
                            + " that this event does not have is no condition. Up to 20 " + FieldNames.ALLOWED)
    ContextJson context(
            @PathVariable String app,
            @PathVariable String event,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        AppId readable = apps.require(app);
        var asked = new ReadParameters(parameters, KNOWN);
        var query = new ContextQuery(
                readable,
                EventInPath.id(event),
                asked.number("before", AROUND, 0, EventQuery.MAX_LIMIT),
                asked.number("after", AROUND, 0, EventQuery.MAX_LIMIT),
                Set.copyOf(asked.fields("same")));
        return store.context(query).map(ContextJson::of).orElseThrow(EventInPath::notThere);
    }

    /**
     * @param before oldest first, as {@code after}
     * @param earlier whether more happened before these; {@code later}: behind them
     */
    record ContextJson(List<EventJson> before, EventJson event, List<EventJson> after, boolean earlier, boolean later) {
        static ContextJson of(EventContext context) {
            List<EventJson> events =
                    context.events().stream().map(EventJson::of).toList();
            int place = context.place();
            return new ContextJson(
                    events.subList(0, place),
                    events.get(place),
                    events.subList(place + 1, events.size()),
                    context.earlier(),
                    context.later());
        }
    }
}
