package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.explore.BucketWidth;
import dev.sentrylogger.explore.EventSpan;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts an app's events over time. */
@RestController
@Tag(name = "Reading")
final class HistogramController {
    private static final Set<String> KNOWN = Set.of("query", "from", "to", "buckets", "bucket");
    private static final int BUCKETS = 100;

    private final ReadableApps apps;
    private final EventStore store;
    private final Clock clock;

    HistogramController(ReadableApps apps, EventStore store, Clock clock) {
        this.apps = apps;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/apps/{app}/histogram")
    @Operation(
            summary = "Count events over time",
            description = "How many events of each level happened when. Buckets without events are there too; the first"
                    + " and the last may reach beyond the time asked for, but count only what lies in it.")
    @WhichEvents
    @Parameter(
            name = "buckets",
            description = "At most so many, 1 to 2000, unless each were more than 30 days wide; the width is chosen",
            schema = @Schema(type = "integer", defaultValue = "100", minimum = "1", maximum = "2000"))
    @Parameter(name = "bucket", description = "How wide one is, instead of buckets: " + BucketWidth.ALLOWED)
    HistogramJson histogram(
            @PathVariable String app,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        AppId readable = apps.require(app);
        var asked = new ReadParameters(parameters, KNOWN);
        var filter = asked.filter();
        Instant now = clock.instant();
        int most = asked.number("buckets", BUCKETS, 1, HistogramQuery.MAX_BUCKETS);
        TimeRange range = new EventSpan(store, readable).within(asked.range(now), now);
        Duration width = width(asked, range, most);
        return HistogramJson.of(store.histogram(new HistogramQuery(readable, range, filter, width)), range, width);
    }

    private static Duration width(ReadParameters asked, TimeRange range, int most) {
        String text = asked.text("bucket").orElse("");
        if (text.isEmpty()) {
            Duration width = BucketWidth.narrowest(range, most);
            if (BucketWidth.count(range, width) > HistogramQuery.MAX_BUCKETS) {
                throw new BadParameter("from", range.from().toString(), "a shorter range, " + tooMany(range, width));
            }
            return width;
        }
        if (asked.text("buckets").isPresent()) {
            throw new BadParameter("bucket", text, "either bucket or buckets");
        }
        Duration width =
                BucketWidth.read(text).orElseThrow(() -> new BadParameter("bucket", text, BucketWidth.ALLOWED));
        if (BucketWidth.count(range, width) > HistogramQuery.MAX_BUCKETS) {
            throw new BadParameter("bucket", text, "wider buckets or a shorter range, " + tooMany(range, width));
        }
        return width;
    }

    private static String tooMany(TimeRange range, Duration width) {
        return "since " + range.from() + " to " + range.to() + " has " + BucketWidth.count(range, width)
                + " buckets of " + width.toSeconds() + " s and the limit is " + HistogramQuery.MAX_BUCKETS;
    }
}
