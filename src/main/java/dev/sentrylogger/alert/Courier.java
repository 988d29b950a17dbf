package dev.sentrylogger.alert;

import dev.sentrylogger.alert.DeliveryTable.Waiting;
import dev.sentrylogger.alert.Verdict.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a delivery once. That it begins is committed before anything is sent, how it ended right after: killed in
 * between, the try stands in the ledger without an end, and the next one carries the same id. Thread-safe.
 */
@Component
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final String REMOVED = "The channel was removed meanwhile, so nothing was sent.";
    private static final String UNREADABLE = "The channel's address cannot be read: channel-key in DATA_DIR is gone or"
            + " another. Put it back from your backup, or enter the address again.";

    private final DeliveryTable table;
    private final ChannelTable channels;
    private final Channels secrets;
    private final Sender sender;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Courier(
            DeliveryTable table,
            ChannelTable channels,
            Channels secrets,
            Sender sender,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.channels = channels;
        this.secrets = secrets;
        this.sender = sender;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return when to try again; empty when it is over */
    Optional<Instant> attempt(long id) {
        Waiting waiting = transaction.execute(status -> begin(id));
        if (waiting == null) {
            return Optional.empty();
        }
        Instant next = waiting.nextAt();
        if (next != null && next.isAfter(clock.instant())) {
            return Optional.of(next);
        }
        Verdict verdict = tried(waiting);
        return Optional.ofNullable(transaction.execute(status -> end(waiting, verdict)));
    }

    /** Null when it waits no more. One that is not due yet is left alone. */
    @Nullable Waiting begin(long id) {
        Waiting waiting = table.waiting(id).orElse(null);
        if (waiting == null) {
            return null;
        }
        Instant now = clock.instant();
        if (waiting.nextAt() == null || !waiting.nextAt().isAfter(now)) {
            table.begin(id, now);
        }
        return waiting;
    }

    /** However it fails, the try ends and is counted; else it would be made again for ever. */
    private Verdict tried(Waiting waiting) {
        try {
            return deliver(waiting);
        } catch (RuntimeException e) {
            LOG.error("Delivery {} could not be tried", waiting.id(), e);
            return new Verdict(Result.LATER, "This server failed at it and logged why.");
        }
    }

    private Verdict deliver(Waiting waiting) {
        UUID channel = waiting.channel();
        if (channel == null) {
            return new Verdict(Result.NEVER, REMOVED);
        }
        if (waiting.offReason() != null && !waiting.test()) {
            return new Verdict(Result.NEVER, "The channel is off: " + waiting.offReason());
        }
        return secrets.open(waiting.app(), channel)
                .map(found -> sender.send(found, waiting.notice(), waiting.recipient()))
                .orElseGet(() -> new Verdict(Result.NEVER, UNREADABLE));
    }

    private @Nullable Instant end(Waiting waiting, Verdict verdict) {
        Instant now = clock.instant();
        int tries = waiting.tries() + 1;
        table.end(waiting.id(), tries, verdict, now);
        if (waiting.channel() != null) {
            tell(waiting.channel(), verdict, now);
        }
        Optional<Duration> wait = verdict.result() == Result.LATER && !waiting.test()
                ? Backoff.after(
                        tries, verdict.wish(), ThreadLocalRandom.current().nextDouble())
                : Optional.empty();
        if (wait.isEmpty()) {
            table.settle(waiting.id(), verdict.result() == Result.DELIVERED);
            return null;
        }
        Instant next = now.plus(wait.get());
        table.postpone(waiting.id(), next);
        return next;
    }

    private void tell(UUID channel, Verdict verdict, Instant now) {
        if (verdict.result() == Result.DELIVERED) {
            channels.worked(channel);
            return;
        }
        String status = verdict.status() == null ? "" : "answered " + verdict.status() + ": ";
        channels.failed(channel, status + verdict.answer(), now);
        if (verdict.result() == Result.GONE) {
            channels.turnOff(channel, "The other side answered 410, which says that it is gone for good.");
        }
    }
}
