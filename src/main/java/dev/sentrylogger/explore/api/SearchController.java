package dev.sentrylogger.explore.api;

import dev.sentrylogger.store.EventStore;
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
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Searches and tells what was found so far, as server-sent events. */
@RestController
@Tag(name = "Reading")
final class SearchController {
    private final ReadableApps apps;
    private final EventStore store;
    private final OpenStreams streams;
    private final SearchThreads threads;
    private final JsonMapper json;
    private final Clock clock;

    SearchController(
            ReadableApps apps,
            EventStore store,
            OpenStreams streams,
            SearchThreads threads,
            JsonMapper json,
            Clock clock) {
        this.apps = apps;
        this.store = store;
        this.streams = streams;
        this.threads = threads;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping(path = "/api/apps/{app}/search", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Search an app's events and see what is found so far",
            description =
                    "Asked for text/event-stream, server-sent events: rows brings more of the page, progress says how"
                            + " far the search has come, and end (with the cursor, and whether this was all) or problem (an"
                            + " RFC 9457 document) is the last. Closing the connection ends the search. Asked for anything else,"
                            + " the page in one piece, as from events.")
    @PageOfEvents
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    void search(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var query = ReadParameters.ofPage(parameters).page(apps.require(app), clock.instant());
        SseOutput.describe(response);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        var out = new SseOutput(response.getOutputStream(), json);
        streams.open(apps.reader().name(), new SearchStream(store, query, threads, out), request);
    }
}
