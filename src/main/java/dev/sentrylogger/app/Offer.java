package dev.sentrylogger.app;

import dev.sentrylogger.mail.MailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link of an invitation is to be.
 *
 * @param note for whom it is meant, at most 100 characters; may be empty
 * @param mailTo where to mail it; null to mail it nowhere
 * @param replaces the waiting invitation that ends with this one; null for none
 */
public record Offer(
        Role role,
        String note,
        @Nullable MailAddress mailTo,
        @Nullable UUID replaces) {
    public Offer {
        note = note.strip();
        if (note.length() > AppDetails.NAME_LIMIT) {
            throw new IllegalArgumentException(
                    "The note has %d characters; the limit is %d".formatted(note.length(), AppDetails.NAME_LIMIT));
        }
    }
}
