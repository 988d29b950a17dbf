package dev.sentrylogger.app;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that waits for somebody to join an app.
 *
 * @param note for whom it is meant, as its maker wrote it; may be empty
 * @param inviter name of who made it
 * @param mailing null when the link was not to be mailed
 */
public record Invitation(
        UUID id,
        AppId app,
        String appName,
        Role role,
        String note,
        String inviter,
        Instant expiresAt,
        @Nullable Mailing mailing) {
    /**
     * How a link went out by mail.
     *
     * @param at when the mail server took it; null when it has not
     * @param problem why it did not, for people; null when it did, or is still being asked
     */
    public record Mailing(
            String to, @Nullable Instant at, @Nullable String problem) {}

    /** What the invited will be able to do with the app, to go behind "to". */
    public String allows() {
        return allows(role);
    }

    static String allows(Role role) {
        return switch (role) {
            case VIEWER -> "search and watch its logs";
            case MEMBER -> "search, watch and share its logs";
            case OWNER -> "search its logs and manage its keys, people and limits";
        };
    }
}
