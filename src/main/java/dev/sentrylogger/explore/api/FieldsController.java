package dev.sentrylogger.explore.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.explore.TimeExpression;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.Facet;
import dev.sentrylogger.store.FieldShare;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells which fields an app's events have, and which values stand in them. */
@RestController
@RequestMapping("/api/apps/{app}")
@Tag(name = "Reading")
final class FieldsController {
    private static final int VALUES = 10;

    private final ReadableApps apps;
    private final EventStore store;
    private final Clock clock;

    FieldsController(ReadableApps apps, EventStore store, Clock clock) {
        this.apps = apps;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/fields")
    @Operation(
            summary = "Which fields events have",
            description = "The most frequent first. Counted in blocks: at both ends of the time, events a little beyond"
                    + " it may count too.")
    @Parameter(name = "from", description = "Not before this time: " + TimeExpression.ALLOWED)
    @Parameter(name = "to", description = "Before this time; forms as for from")
    FieldsJson fields(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        AppId readable = apps.require(app);
        var asked = new ReadParameters(parameters, Set.of("from", "to"));
        return FieldsJson.of(store.fields(readable, asked.range(clock.instant())));
    }

    @GetMapping("/facets")
    @Operation(
            summary = "Which values fields have",
            description = "For each field its most frequent values, how many events have it, and the lowest and the"
                    + " highest of its values that are numbers.")
    @WhichEvents
    @Parameter(
            name = "fields",
            description = "1 to 20 " + FieldNames.ALLOWED + "; may be given several times",
            required = true)
    @Parameter(
            name = "limit",
            description = "Values a field, 1 to 1000",
            schema = @Schema(type = "integer", defaultValue = "10", minimum = "1", maximum = "1000"))
    FacetsJson facets(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        AppId readable = apps.require(app);
        var asked = new ReadParameters(parameters, Set.of("query", "from", "to", "fields", "limit"));
        List<Field> fields = asked.fields("fields");
        if (fields.isEmpty()) {
            throw new BadParameter("fields", "", FieldNames.ALLOWED);
        }
        var query = new FacetQuery(
                readable,
                asked.range(clock.instant()),
                asked.filter(),
                fields,
                asked.number("limit", VALUES, 1, FacetQuery.MAX_VALUES));
        return new FacetsJson(store.facets(query).stream().map(FacetJson::of).toList());
    }

    /** @param total events */
    record FieldsJson(long total, List<FieldJson> fields) {
        static FieldsJson of(List<FieldShare> shares) {
            long total = shares.isEmpty() ? 0 : shares.getFirst().total();
            return new FieldsJson(total, shares.stream().map(FieldJson::of).toList());
        }
    }

    /**
     * @param present events that have it
     * @param share of all events, above 0 and up to 1
     */
    record FieldJson(String name, long present, double share) {
        static FieldJson of(FieldShare share) {
            return new FieldJson(share.field().text(), share.present(), (double) share.present() / share.total());
        }
    }

    record FacetsJson(List<FacetJson> facets) {}

    /**
     * @param total events that were asked about
     * @param present those that have the field
     * @param distinct different values
     * @param values the most frequent first, then by text
     * @param min the lowest value that is a number, absent when there is none; {@code max} likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FacetJson(
            String field,
            long total,
            long present,
            long distinct,
            List<Facet.Value> values,
            @Nullable Double min,
            @Nullable Double max) {
        static FacetJson of(Facet facet) {
            return new FacetJson(
                    facet.field().text(),
                    facet.total(),
                    facet.present(),
                    facet.distinct(),
                    facet.values(),
                    facet.min(),
                    facet.max());
        }
    }
}
