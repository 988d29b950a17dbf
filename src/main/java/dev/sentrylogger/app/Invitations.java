package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Invitation.Mailing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links with which people join an app, sent by whatever way their maker likes. A link works once, for 7 days, and for
 * whoever has it: it is bound to no address, not even when it was mailed to one. Thread-safe.
 */
@Component
public final class Invitations {
    public static final Duration VALIDITY = Duration.ofDays(7);

    /** Mails that one person can ask for in any hour. */
    public static final int MAILS_AN_HOUR = 20;

    /** Waiting at a time, of one app. */
    static final int MOST = 100;

    private final InvitationTable table;
    private final Members members;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Invitations(
            InvitationTable table,
            Members members,
            Access access,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.members = members;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** {@link #create(Caller, AppId, Offer)} of a link that is mailed nowhere and replaces none. */
    public String create(Caller caller, AppId app, Role role, String note) {
        return create(caller, app, new Offer(role, note, null, null));
    }

    /**
     * Makes a link; mailing it is for {@link InvitationMails}.
     *
     * @return what stands in the address behind {@code /invite/}; it cannot be had again
     * @throws NoSuchAppException when the caller is no owner of the app
     * @throws IllegalArgumentException with a sentence for the person, when too many links wait, the caller has mailed
     *     too many within an hour, or the one to be replaced does not wait any more
     */
    String create(Caller caller, AppId app, Offer offer) {
        access.require(caller.user(), app, Permission.MANAGE);
        String token = InvitationToken.create();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (offer.replaces() != null) {
                replace(caller, app, offer.replaces(), now);
            }
            if (table.waiting(app, now, MOST).size() >= MOST) {
                throw new IllegalArgumentException(MOST + " invitations are waiting, the limit; take one back first");
            }
            if (offer.mailTo() != null
                    && table.mailsOf(caller.user(), now.minus(Duration.ofHours(1))) >= MAILS_AN_HOUR) {
                throw new IllegalArgumentException("You have mailed " + MAILS_AN_HOUR
                        + " invitations within an hour, the limit; leave the e-mail empty and send the link yourself");
            }
            table.insert(InvitationToken.digest(token), caller.user(), app, offer, now, now.plus(VALIDITY));
            String mailed = offer.mailTo() == null ? "" : "to be mailed to " + offer.mailTo();
            note(caller, app, "member.invited", joined(offer.note(), mailed), offer.role());
        });
        return token;
    }

    /** Those that wait, newest first. @throws NoSuchAppException when the user is no owner of the app */
    public List<Invitation> of(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        return table.waiting(app, clock.instant(), MOST);
    }

    /** The invitation of that link; empty when there is none, or it was used, taken back or is too old. */
    public Optional<Invitation> find(String token) {
        return table.waiting(InvitationToken.digest(token), clock.instant());
    }

    /** {@link #accept(Caller, String, String)} by somebody whom this server knows. */
    public Optional<AppId> accept(Caller caller, String token) {
        return accept(caller, token, "");
    }

    /**
     * Lets the caller into the app. Who is in it already keeps their role; the link is used up all the same.
     *
     * @param identity as whom the caller came, for the audit log; may be empty
     * @return the app; empty when the link does not work any more
     */
    public Optional<AppId> accept(Caller caller, String token, String identity) {
        Optional<AppId> joined = Objects.requireNonNull(transaction.execute(status -> find(token)
                .filter(invitation -> use(caller, invitation, identity))
                .map(Invitation::app)));
        joined.ifPresent(app -> members.tell(caller.user(), app));
        return joined;
    }

    /** Takes a link back. @throws NoSuchAppException when the caller is no owner of the app */
    public void revoke(Caller caller, AppId app, UUID invitation) {
        access.require(caller.user(), app, Permission.MANAGE);
        transaction.executeWithoutResult(status -> {
            if (table.revoke(invitation, app, clock.instant())) {
                note(caller, app, "member.invitation-revoked", "", null);
            }
        });
    }

    private void replace(Caller caller, AppId app, UUID invitation, Instant now) {
        if (!table.revoke(invitation, app, now)) {
            throw new IllegalArgumentException(
                    "The invitation was used or taken back meanwhile; look at the list again");
        }
        note(caller, app, "member.invitation-revoked", "replaced by a new link", null);
    }

    private boolean use(Caller caller, Invitation invitation, String identity) {
        if (!table.accept(invitation.id(), caller.user(), clock.instant())) {
            return false;
        }
        boolean isNew = members.add(caller.user(), invitation.app(), invitation.role(), clock.instant());
        Mailing mailing = invitation.mailing();
        String detail = joined(
                "invited by " + invitation.inviter(),
                mailing == null ? "" : "link mailed to " + mailing.to(),
                identity);
        if (isNew) {
            note(caller, invitation.app(), "member.joined", detail, invitation.role());
        } else {
            note(caller, invitation.app(), "member.invitation-used", joined("is in the app already", detail), null);
        }
        return true;
    }

    private void note(Caller caller, AppId app, String action, String detail, @Nullable Role role) {
        audit.add(new AuditEntry(
                caller.user(),
                caller.address(),
                app.value(),
                action,
                detail,
                null,
                role == null ? null : role.stored()));
    }

    private static String joined(String... parts) {
        return String.join(
                ", ", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
    }
}
