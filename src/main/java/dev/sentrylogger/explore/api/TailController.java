package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.StoredPosition;
import dev.sentrylogger.tail.LiveTail;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Follows an app's events as server-sent events. */
@RestController
@Tag(name = "Reading")
final class TailController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final ReadableApps apps;
    private final EventStore store;
    private final LiveTail tail;
    private final OpenStreams streams;
    private final Clock clock;
    private final JsonMapper json;

    TailController(
            ReadableApps apps, EventStore store, LiveTail tail, OpenStreams streams, JsonMapper json, Clock clock) {
        this.apps = apps;
        this.store = store;
        this.tail = tail;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    // Plain asynchronous servlet rather than SseEmitter: that one ends with a second pass through the security filters,
    // long after the answer was committed, and flushes every event by itself.
    @GetMapping("/api/apps/{app}/tail")
    @Operation(
            summary = "Follow an app's events live",
            description =
                    "Server-sent events: each event's JSON as data, as soon as it is stored. An event named skipped"
                            + " says how many were left out because the client was slow. Come back with Last-Event-ID to go on"
                            + " without gap or repeat; the stream ends by itself after an hour.")
    @Parameter(name = "query", description = "As for searching: only events that satisfy it")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    void tail(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AppId readable = apps.require(app);
        EventFilter filter = new ReadParameters(parameters, Set.of("query")).filter();
        StoredPosition end = store.end(readable);
        TailPosition start = start(lastEventId, end);
        NewEvents missed = start.from().equals(end)
                ? new NewEvents(List.of(), 0, end)
                : store.storedAfter(readable, filter, start.from(), LiveTail.ROWS);
        SseOutput.describe(response);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        Reader reader = apps.reader();
        var events = new EventStream(
                new EventFrames(response.getOutputStream(), json),
                start,
                missed,
                () -> apps.stillReads(reader, readable));
        streams.open(reader.name(), new TailStream(tail, readable, filter, events, clock), request);
    }

    /** From now on, or where the client was; a position we have not reached yet is not one of ours. */
    private static TailPosition start(@Nullable String lastEventId, StoredPosition end) {
        var now = new TailPosition(end, 0);
        if (lastEventId == null || lastEventId.isBlank()) {
            return now;
        }
        TailPosition was = TailPosition.of(lastEventId)
                .orElseThrow(() -> new BadParameter(
                        LAST_EVENT_ID, lastEventId, "the id of an event of this stream, such as 1200 or 1200+3"));
        return was.from().sequence() > end.sequence() ? now : was;
    }
}
