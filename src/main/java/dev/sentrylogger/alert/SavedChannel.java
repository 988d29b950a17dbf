package dev.sentrylogger.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel of an app, without its secrets.
 *
 * @param target whom it reaches, for people
 * @param offReason why nothing is sent; null when something is
 * @param failingSince null when what was sent last arrived
 * @param problem what the other side said last, when it fails
 */
public record SavedChannel(
        UUID id,
        String name,
        Kind kind,
        String target,
        @Nullable String offReason,
        @Nullable Instant failingSince,
        @Nullable String problem) {}
