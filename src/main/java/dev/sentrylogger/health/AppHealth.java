package dev.sentrylogger.health;

import dev.sentrylogger.health.PlaceTable.PlaceCount;
import java.time.Instant;
import java.util.List;

/**
 * How an app is.
 *
 * @param now when this was looked at
 * @param from since when: the first slot of {@code severity}
 * @param hoursFrom since when patterns, categories, hosts and releases are counted, the start of an hour
 * @param services the worst first, then by name
 * @param severity events of all services
 * @param places the most errors first
 */
public record AppHealth(
        Instant now,
        Span span,
        Instant from,
        Instant hoursFrom,
        List<ServiceHealth> services,
        LevelSeries severity,
        PatternNews patterns,
        List<CategoryCount> categories,
        List<Place> places) {

    /** A host or a release. */
    public record Place(boolean host, String name, boolean others, long events, long errors) {
        static Place of(PlaceCount count) {
            return new Place(
                    count.kind() == Counted.Kind.HOST,
                    count.name(),
                    count.name().equals(Counted.OTHERS),
                    count.events(),
                    count.errors());
        }
    }

    /** Whether anything was ever counted. */
    public boolean empty() {
        return services.isEmpty();
    }
}
