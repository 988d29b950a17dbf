package dev.sentrylogger.explore.api;

import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Gives out all events of a search, as a file. */
@RestController
@Tag(name = "Reading")
final class ExportController {
    private static final Set<String> KNOWN = Set.of("query", "from", "to", "format", "order", "limit");

    private final ReadableApps apps;
    private final EventStore store;
    private final OpenStreams streams;
    private final JsonMapper json;
    private final Clock clock;

    ExportController(ReadableApps apps, EventStore store, OpenStreams streams, JsonMapper json, Clock clock) {
        this.apps = apps;
        this.store = store;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/api/apps/{app}/export")
    @Operation(
            summary = "Export events",
            description = "All events of a search, up to limit, as one file: ndjson is an event a line in the shape of"
                    + " events; csv has a line of names and is safe to open in a spreadsheet, since a cell that would be"
                    + " a formula begins with an apostrophe. When the search fails under way, the connection breaks off"
                    + " after a last line that says why. Closing the connection ends it.")
    @WhichEvents
    @Parameter(name = "format", description = "ndjson or csv", schema = @Schema(defaultValue = "ndjson"))
    @Parameter(name = "order", description = "newest or oldest first", schema = @Schema(defaultValue = "newest"))
    @Parameter(
            name = "limit",
            description = "1 to 1000000000",
            schema = @Schema(type = "integer", defaultValue = "1000000"))
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/x-ndjson"))
    void export(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var readable = apps.require(app);
        var asked = new ReadParameters(parameters, KNOWN);
        ExportFormat format = format(asked.text("format").orElse("ndjson"));
        Order order = asked.order();
        int limit = asked.number("limit", 1_000_000, 1, 1_000_000_000);
        var query = new EventQuery(
                readable, asked.range(clock.instant()), asked.filter(), order, EventQuery.MAX_LIMIT, null);
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events." + format.extension() + "\"");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        Reader reader = apps.reader();
        var lines = new ExportLines(format, json);
        streams.open(
                reader.name(),
                new ExportStream(
                        store,
                        query,
                        limit,
                        lines,
                        response.getOutputStream(),
                        () -> apps.stillReads(reader, readable)),
                request);
    }

    private static ExportFormat format(String name) {
        return Stream.of(ExportFormat.values())
                .filter(format -> format.extension().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadParameter("format", name, "ndjson or csv"));
    }
}
