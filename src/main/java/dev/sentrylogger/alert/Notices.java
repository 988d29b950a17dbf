package dev.sentrylogger.alert;

import dev.sentrylogger.account.PublicAddress;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Caller;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people: puts a notice and its deliveries down, in one transaction, to be delivered right after. Thread-safe. */
@Component
public final class Notices {
    /** So many deliveries of an app wait; a notice beyond is refused. */
    public static final int MOST_WAITING = 1_000;

    static final int TESTS_A_MINUTE = 20;

    private final DeliveryTable table;
    private final Channels channels;
    private final DeliveryJobs jobs;
    private final PublicAddress address;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Notices(
            DeliveryTable table,
            Channels channels,
            DeliveryJobs jobs,
            PublicAddress address,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.channels = channels;
        this.jobs = jobs;
        this.address = address;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Tells through these channels. Within a transaction it is done if and only if that is committed.
     *
     * @throws IllegalStateException when too many deliveries of the app wait; nobody is told then
     */
    public void tell(AppId app, Collection<SavedChannel> through, Notice notice) {
        transaction.executeWithoutResult(status -> {
            int waiting = table.waiting(app);
            List<Long> deliveries = insert(app, through, notice, false);
            if (waiting + deliveries.size() > MOST_WAITING) {
                throw new IllegalStateException(
                        "%,d deliveries of app %s wait, the limit is %,d; see what is wrong with"
                                        .formatted(waiting, app, MOST_WAITING)
                                + " its channels");
            }
            deliveries.forEach(jobs::schedule);
        });
    }

    /** Puts a test down, to be sent by the caller. @return the deliveries, one a receiver */
    List<Long> test(Caller caller, App app, SavedChannel channel) {
        if (table.testsSince(app.id(), clock.instant().minus(Duration.ofMinutes(1))) >= TESTS_A_MINUTE) {
            throw new IllegalArgumentException(
                    TESTS_A_MINUTE + " tests were sent within a minute, the limit; wait a moment");
        }
        URI link = address.find()
                .map(url -> URI.create(url + "/apps/" + app.id() + "/alerts"))
                .orElse(null);
        var notice = new Notice(
                UUID.randomUUID(),
                app.name(),
                "Test: this channel works",
                "Somebody who owns this app sent a test through the channel “" + channel.name()
                        + "”. There is nothing for you to do.",
                Severity.INFO,
                Notice.State.OPENED,
                link,
                clock.instant(),
                "test-" + UUID.randomUUID());
        return transaction.execute(status -> insert(app.id(), List.of(channel), notice, true));
    }

    /** The same notice once more, to one receiver. */
    void again(AppId app, LedgerRow row, SavedChannel channel) {
        transaction.executeWithoutResult(status ->
                jobs.schedule(table.insert(app, row.notice(), channel, row.recipient(), false, clock.instant())));
    }

    private List<Long> insert(AppId app, Collection<SavedChannel> through, Notice notice, boolean test) {
        table.insert(app, notice);
        Instant now = clock.instant();
        var deliveries = new ArrayList<Long>();
        for (SavedChannel channel : through) {
            for (String recipient : recipients(app, channel)) {
                deliveries.add(table.insert(app, notice.id(), channel, recipient, test, now));
            }
        }
        return deliveries;
    }

    /** Each address on its own, so that a try for one is none for the others. */
    private List<String> recipients(AppId app, SavedChannel channel) {
        return channels.open(app, channel.id())
                .filter(Channel.Email.class::isInstance)
                .map(email -> ((Channel.Email) email).addresses())
                .orElse(List.of(channel.target()));
    }
}
