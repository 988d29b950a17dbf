package dev.sentrylogger.explore;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.TimeRange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows to anybody who has it.
 *
 * @param query text of a filter; empty for all events
 * @param event the only one that is shown; absent for all that fit
 * @param redacted whether what could name a person or open a door is masked
 * @param views how often it was opened
 */
public record ShareLink(
        UUID id,
        AppId app,
        String query,
        TimeRange range,
        @Nullable EventId event,
        boolean redacted,
        Instant expiresAt,
        long views,
        @Nullable Instant lastViewedAt) {}
