package dev.sentrylogger.app;

import java.time.LocalDate;
import java.util.List;

/**
 * What an app sent lately.
 *
 * @param monthEvents in the present calendar month, UTC
 * @param monthBytes of bodies after decompression
 * @param forecastEvents at the end of the month, if it goes on as it did so far
 * @param days the last {@link UsageReports#DAYS} days, latest first, without those on which nothing came
 * @param keys the same time by key, most first
 * @param refused the same time's requests that were not taken, most first
 */
public record UsageReport(
        long monthEvents,
        long monthBytes,
        long forecastEvents,
        long forecastBytes,
        List<Day> days,
        List<OfKey> keys,
        List<Refused> refused) {
    public UsageReport {
        days = List.copyOf(days);
        keys = List.copyOf(keys);
        refused = List.copyOf(refused);
    }

    public record Day(LocalDate day, long events, long bytes) {}

    public record OfKey(String keyId, String name, long events, long bytes) {}

    public record Refused(RefusalReason reason, long requests) {}
}
