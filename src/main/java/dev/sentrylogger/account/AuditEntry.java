package dev.sentrylogger.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody did that matters for security.
 *
 * @param who null for a visitor
 * @param address where they came from
 * @param app the app it concerns, whose owners see the entry; null when it concerns none
 * @param action what happened, in words with dots between them, such as {@code key.revoked}
 * @param detail to what, at most 1,000 characters; never a secret
 * @param before what was so until then, at most 200 characters; null where nothing changed
 * @param after what is so since
 */
public record AuditEntry(
        @Nullable UserId who,
        String address,
        @Nullable UUID app,
        String action,
        String detail,
        @Nullable String before,
        @Nullable String after) {
    public AuditEntry {
        address = Addresses.of(address);
        detail = cut(detail, 1000);
        before = before == null ? null : cut(before, 200);
        after = after == null ? null : cut(after, 200);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
