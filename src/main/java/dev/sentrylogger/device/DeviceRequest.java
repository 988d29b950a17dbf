package dev.sentrylogger.device;

import dev.sentrylogger.app.AppDetails;
import java.time.Instant;
import java.util.UUID;

/**
 * What a command line asks for. All but the times and the address is untrusted text.
 *
 * @param details the app it would like to be
 * @param wantsRead whether its key should also read events back
 */
public record DeviceRequest(
        UUID id,
        UserCode code,
        AppDetails details,
        boolean wantsRead,
        DeviceOrigin origin,
        Instant createdAt,
        Instant expiresAt) {}
