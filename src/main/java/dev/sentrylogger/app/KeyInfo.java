package dev.sentrylogger.app;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an app sees of a key.
 *
 * @param createdBy the person's name; empty once they are gone
 * @param replacedBy the id of the key it was rotated to
 * @param clients who sent with it, latest first; at most {@link KeyClients#SHOWN}
 * @param leaks where it stood in the text of events, latest first
 */
public record KeyInfo(
        String keyId,
        String name,
        String lastFour,
        Set<KeyScope> scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant disabledAt,
        @Nullable Instant revokedAt,
        @Nullable String replacedBy,
        List<Client> clients,
        List<Leak> leaks) {

    public KeyInfo {
        scopes = Set.copyOf(scopes);
        clients = List.copyOf(clients);
        leaks = List.copyOf(leaks);
    }

    /** A client, and when it last sent. */
    public record Client(KeyClient client, Instant lastUsedAt) {}

    /**
     * Where the key stood.
     *
     * @param app name of the app whose event held it
     * @param logger may be empty, as may {@code service} and {@code host}
     */
    public record Leak(String app, String service, String logger, String host, Instant lastAt) {}

    /** How a key stands. */
    public enum State {
        IN_FORCE,
        OFF,
        EXPIRED,
        REVOKED
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return disabledAt != null ? State.OFF : State.IN_FORCE;
    }

    KeyInfo with(List<Client> whoSent, List<Leak> whereItStood) {
        return new KeyInfo(
                keyId,
                name,
                lastFour,
                scopes,
                createdBy,
                createdAt,
                lastUsedAt,
                expiresAt,
                disabledAt,
                revokedAt,
                replacedBy,
                whoSent,
                whereItStood);
    }

    /** What a person can tell the key by without holding it. */
    public String shown() {
        return "sk_" + keyId + "_…" + lastFour;
    }
}
