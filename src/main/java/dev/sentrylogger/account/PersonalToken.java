package dev.sentrylogger.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What its user sees of a personal token.
 *
 * @param readOnly whether it only lets through what changes nothing
 * @param fromSettings whether it is the ADMIN_TOKEN setting, and goes with it
 * @param lastUsedAt to the minute
 */
public record PersonalToken(
        UUID id,
        String name,
        String lastFour,
        boolean readOnly,
        boolean fromSettings,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
