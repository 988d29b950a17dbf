package dev.sentrylogger.app;

import org.jspecify.annotations.Nullable;

/**
 * How much an app may send; null is without limit.
 *
 * @param eventsPerSecond on average, {@link Limits#BURST_SECONDS} seconds' worth at once
 * @param keyEventsPerSecond the same for each key by itself
 * @param eventsPerMonth in a calendar month, UTC
 * @param bytesPerMonth of bodies after decompression
 */
public record AppLimits(
        @Nullable Integer eventsPerSecond,
        @Nullable Integer keyEventsPerSecond,
        @Nullable Long eventsPerMonth,
        @Nullable Long bytesPerMonth) {
    public static final AppLimits NONE = new AppLimits(null, null, null, null);

    /** @throws IllegalArgumentException for a limit below 1 */
    public AppLimits {
        if (eventsPerSecond != null && eventsPerSecond < 1
                || keyEventsPerSecond != null && keyEventsPerSecond < 1
                || eventsPerMonth != null && eventsPerMonth < 1
                || bytesPerMonth != null && bytesPerMonth < 1) {
            throw new IllegalArgumentException("A limit is a number from 1; leave it empty for none");
        }
    }

    /** For the audit log. */
    String words() {
        return "a second: %s, a second and key: %s, events a month: %s, bytes a month: %s"
                .formatted(word(eventsPerSecond), word(keyEventsPerSecond), word(eventsPerMonth), word(bytesPerMonth));
    }

    private static String word(@Nullable Number limit) {
        return limit == null ? "any" : limit.toString();
    }
}
