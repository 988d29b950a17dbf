package dev.sentrylogger.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one receiver.
 *
 * @param channel null when it was removed
 * @param state {@code waiting}, {@code delivered} or {@code failed}
 * @param nextAt when it is tried again; null when it is not, or right now
 * @param attempts each try, the first first
 */
public record LedgerRow(
        long id,
        UUID notice,
        @Nullable UUID channel,
        String channelName,
        String recipient,
        String title,
        boolean test,
        State state,
        Instant createdAt,
        @Nullable Instant nextAt,
        List<Attempt> attempts) {
    /** Where a delivery stands. */
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    /** A try. @param endedAt null while it runs */
    public record Attempt(
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean delivered,
            @Nullable Integer status,
            String answer) {}
}
