package dev.sentrylogger.alert;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was told to whom, and what came of it, for owners. Thread-safe. */
@Component
public final class Ledger {
    private final LedgerTable table;
    private final ChannelTable channels;
    private final Notices notices;
    private final Courier courier;
    private final Channels.Rights rights;

    Ledger(LedgerTable table, ChannelTable channels, Notices notices, Courier courier, Channels.Rights rights) {
        this.table = table;
        this.channels = channels;
        this.notices = notices;
        this.courier = courier;
        this.rights = rights;
    }

    /** Which deliveries. @param channel null: all. @param failed only those that failed, or did so far */
    public record Filter(@Nullable UUID channel, boolean failed) {
        public static final Filter ALL = new Filter(null, false);
    }

    /**
     * Newest first.
     *
     * @param before the id to go on from; {@link Long#MAX_VALUE} for the newest
     * @throws dev.sentrylogger.app.NoSuchAppException when the user is no owner of the app
     */
    public List<LedgerRow> page(UserId user, AppId app, Filter filter, long before, int limit) {
        rights.require(user, app);
        return table.page(app, filter, before, limit);
    }

    /**
     * Sends a test and waits for the answer.
     *
     * @return one a receiver
     * @throws IllegalArgumentException with a sentence for the person, when there were too many
     */
    public List<LedgerRow> test(Caller caller, App app, SavedChannel channel) {
        rights.require(caller.user(), app.id());
        List<Long> deliveries = notices.test(caller, app, channel);
        rights.change(caller, app.id(), "channel.tested", "'" + channel.name() + "', " + channel.target(), () -> {});
        deliveries.forEach(courier::attempt);
        return deliveries.stream()
                .flatMap(id -> table.find(app.id(), id).stream())
                .toList();
    }

    /**
     * Sends it once more to the same receiver, under the same id.
     *
     * @throws IllegalArgumentException with a sentence for the person, when its channel is gone
     */
    public void resend(Caller caller, AppId app, long id) {
        rights.require(caller.user(), app);
        LedgerRow row = table.find(app, id)
                .orElseThrow(() -> new IllegalArgumentException("This is not in the ledger any more"));
        SavedChannel channel = channels.of(app).stream()
                .filter(one -> one.id().equals(row.channel()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Its channel was removed, so it cannot be sent again"));
        rights.change(
                caller,
                app,
                "alert.resent",
                row.title() + " to " + row.recipient(),
                () -> notices.again(app, row, channel));
    }
}
