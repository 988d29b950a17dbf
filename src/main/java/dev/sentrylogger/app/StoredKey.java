package dev.sentrylogger.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key.
 *
 * @param hash bcrypt of the whole key
 * @param appEndsAt set: the app was deleted
 */
record StoredKey(
        String keyId,
        AppId app,
        String hash,
        Set<KeyScope> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant disabledAt,
        @Nullable Instant revokedAt,
        @Nullable Instant appEndsAt) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    StoredKey {
        scopes = Set.copyOf(scopes);
    }

    /** A key in force without end. */
    StoredKey(String keyId, AppId app, String hash, Set<KeyScope> scopes) {
        this(keyId, app, hash, scopes, null, null, null, null);
    }

    StoredKey until(@Nullable Instant expiry) {
        return new StoredKey(keyId, app, hash, scopes, expiry, disabledAt, revokedAt, appEndsAt);
    }

    KeyVerdict.Accepted accepted() {
        return new KeyVerdict.Accepted(app, keyId, scopes);
    }

    /** Why the key is not in force; empty when it is. */
    Optional<KeyVerdict.Refused> refusal(Instant now) {
        if (appEndsAt != null) {
            String undo = now.isBefore(appEndsAt)
                    ? "; until " + TIME.format(appEndsAt) + " an owner can undo that on the Apps page"
                    : "; use a key of another app";
            return Optional.of(new KeyVerdict.Refused("The app of this API key was deleted" + undo, app));
        }
        if (revokedAt != null) {
            return refused("was revoked on " + TIME.format(revokedAt));
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return refused("expired on " + TIME.format(expiresAt));
        }
        return disabledAt != null ? refused("is turned off") : Optional.empty();
    }

    private Optional<KeyVerdict.Refused> refused(String why) {
        return Optional.of(new KeyVerdict.Refused(
                "This API key (sk_" + keyId + "_…) " + why
                        + "; use another key of the app, or make one on its Keys page",
                app));
    }
}
