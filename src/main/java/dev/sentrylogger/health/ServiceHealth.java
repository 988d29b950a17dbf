package dev.sentrylogger.health;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a service of an app is.
 *
 * @param name empty for events that name no service, a star for those beyond the bound of an app
 * @param series of the time looked at
 * @param events of the last 60 minutes; {@code errors} likewise
 * @param usualEvents of such 60 minutes; {@code usualErrors} likewise
 * @param sinceOnset errors, or events of a flood, since the verdict's {@code since}
 * @param lastErrorText its first line; absent when there is no error, or it is not stored any more
 */
public record ServiceHealth(
        String name,
        Verdict verdict,
        LevelSeries series,
        long events,
        long errors,
        Usual usualEvents,
        Usual usualErrors,
        long sinceOnset,
        Instant lastSeen,
        @Nullable Instant lastError,
        @Nullable EventId lastErrorId,
        @Nullable String lastErrorText) {

    public boolean unnamed() {
        return name.equals(Counted.NONE);
    }

    /** Whether these are the services beyond the bound of an app. */
    public boolean others() {
        return name.equals(Counted.OTHERS);
    }

    /** As a headline. */
    public String title() {
        return unnamed() ? "Logs without a service" : others() ? "Further services" : name;
    }

    /** Its events; all of the app's where they cannot be told apart. */
    public EventFilter filter() {
        if (others()) {
            return new EventFilter.Everything();
        }
        return unnamed()
                ? new EventFilter.Not(new EventFilter.Has(Field.BuiltIn.SERVICE))
                : new EventFilter.FieldIs(Field.BuiltIn.SERVICE, name);
    }
}
