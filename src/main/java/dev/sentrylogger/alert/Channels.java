package dev.sentrylogger.alert;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.outbound.OutboundHttp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The channels of apps, for their owners. Every change is in the audit log. Thread-safe. */
@Component
public final class Channels {
    /** An app has no more. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 100;

    private final ChannelTable table;
    private final ChannelSecrets secrets;
    private final OutboundHttp http;
    private final Rights rights;
    private final Clock clock;

    Channels(ChannelTable table, ChannelSecrets secrets, OutboundHttp http, Rights rights, Clock clock) {
        this.table = table;
        this.secrets = secrets;
        this.http = http;
        this.rights = rights;
        this.clock = clock;
    }

    /** Asks for the right of an owner, and writes down what was done with it. */
    @Component
    static final class Rights {
        private final Access access;
        private final AuditLog audit;
        private final TransactionTemplate transaction;

        Rights(Access access, AuditLog audit, TransactionTemplate transaction) {
            this.access = access;
            this.audit = audit;
            this.transaction = transaction;
        }

        void require(UserId user, AppId app) {
            access.require(user, app, Permission.MANAGE);
        }

        void change(Caller caller, AppId app, String action, String detail, Runnable change) {
            require(caller.user(), app);
            transaction.executeWithoutResult(status -> {
                change.run();
                audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, detail, null, null));
            });
        }
    }

    /** By name. @throws dev.sentrylogger.app.NoSuchAppException when the user is no owner of it */
    public List<SavedChannel> of(UserId user, AppId app) {
        rights.require(user, app);
        return table.of(app);
    }

    /** With its secrets; empty without such a channel, and when the key to its secrets is gone. */
    public Optional<Channel> find(UserId user, AppId app, UUID id) {
        rights.require(user, app);
        return open(app, id);
    }

    Optional<Channel> open(AppId app, UUID id) {
        return table.sealed(app, id).flatMap(found -> secrets.open(found.kind(), found.settings()));
    }

    /**
     * Adds one.
     *
     * @throws dev.sentrylogger.app.NoSuchAppException when the caller is no owner of the app
     * @throws IllegalArgumentException with a sentence for the person
     */
    public UUID add(Caller caller, AppId app, String name, Channel channel) {
        rights.require(caller.user(), app);
        String checked = checked(name, channel);
        if (table.of(app).size() >= MOST) {
            throw new IllegalArgumentException("An app has at most " + MOST + " channels; remove one first");
        }
        UUID id = UUID.randomUUID();
        rights.change(
                caller,
                app,
                "channel.added",
                detail(checked, channel),
                () -> table.insert(app, id, checked, channel, secrets.seal(channel), clock.instant()));
        return id;
    }

    /** Changes one, which also turns it on again. Throws as {@link #add}. */
    public void change(Caller caller, AppId app, UUID id, String name, Channel channel) {
        rights.require(caller.user(), app);
        String checked = checked(name, channel);
        rights.change(
                caller,
                app,
                "channel.changed",
                detail(checked, channel),
                () -> table.update(app, id, checked, channel, secrets.seal(channel)));
    }

    /** What waits for it is not sent any more; what was sent stays in the ledger. */
    public void remove(Caller caller, AppId app, SavedChannel channel) {
        rights.change(
                caller,
                app,
                "channel.removed",
                "'" + channel.name() + "', " + channel.target(),
                () -> table.delete(app, channel.id()));
    }

    private String checked(String name, Channel channel) {
        String clean = Clip.line(name, LONGEST_NAME + 1);
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + LONGEST_NAME + " characters");
        }
        switch (channel) {
            case Channel.Email email -> {}
            case Channel.Slack slack -> http.check(slack.url());
            case Channel.Discord discord -> http.check(discord.url());
            case Channel.Teams teams -> http.check(teams.url());
            case Channel.PagerDuty pagerDuty -> http.check(pagerDuty.url());
            case Channel.Webhook webhook -> http.check(webhook.url());
        }
        return clean;
    }

    private static String detail(String name, Channel channel) {
        return "'" + name + "', " + Kind.of(channel).words() + " to " + channel.target();
    }
}
