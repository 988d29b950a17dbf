package dev.sentrylogger.app;

import java.time.Instant;
import java.util.UUID;

/**
 * A link that waits for somebody to join an app.
 *
 * @param note for whom it is meant, as its maker wrote it; may be empty
 * @param inviter name of who made it
 */
public record Invitation(
        UUID id, AppId app, String appName, Role role, String note, String inviter, Instant expiresAt) {}
