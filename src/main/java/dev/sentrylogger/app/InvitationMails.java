package dev.sentrylogger.app;

import dev.sentrylogger.account.Accounts;
import dev.sentrylogger.account.PublicAddress;
import dev.sentrylogger.account.User;
import dev.sentrylogger.mail.MailAddress;
import dev.sentrylogger.mail.MailOutcome;
import dev.sentrylogger.mail.Mailer;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Makes links of invitations and mails them, where this server has a mail server and a public address: the host in a
 * request or a browser's address bar is the visitor's to choose, and mail of ours must not carry it. Thread-safe.
 */
@Component
public final class InvitationMails {
    private final Invitations invitations;
    private final MailedInvitations mailed;
    private final Accounts accounts;
    private final Mailer mailer;
    private final PublicAddress address;

    InvitationMails(
            Invitations invitations,
            MailedInvitations mailed,
            Accounts accounts,
            Mailer mailer,
            PublicAddress address) {
        this.invitations = invitations;
        this.mailed = mailed;
        this.accounts = accounts;
        this.mailer = mailer;
        this.address = address;
    }

    /**
     * A link that was made.
     *
     * @param token what stands in the address behind {@code /invite/}; it cannot be had again
     * @param mail what becomes of the mail; empty when none was to be sent
     */
    public record Made(String token, Optional<CompletableFuture<MailOutcome>> mail) {
        @Override
        public String toString() {
            return "Made[" + (mail.isPresent() ? "mailed" : "not mailed") + "]";
        }
    }

    /** What the operator has to set before links can be mailed, in a sentence; empty when they can. */
    public Optional<String> missing() {
        if (mailer.server().isEmpty()) {
            return Optional.of("Links can be mailed from here once this server has a mail server (SMTP_HOST).");
        }
        return address.find().isEmpty()
                ? Optional.of("Links can be mailed from here once this server knows its address (PUBLIC_URL).")
                : Optional.empty();
    }

    /**
     * Makes a link, and mails it if the offer says where to.
     *
     * @throws NoSuchAppException when the caller is no owner of the app
     * @throws IllegalArgumentException with a sentence for the person, as {@link Invitations#create}, and when links
     *     cannot be mailed here
     */
    public Made make(Caller caller, AppId app, Offer offer) {
        MailAddress recipient = offer.mailTo();
        if (recipient == null) {
            return new Made(invitations.create(caller, app, offer), Optional.empty());
        }
        missing().ifPresent(what -> {
            throw new IllegalArgumentException(what);
        });
        String token = invitations.create(caller, app, offer);
        User inviter = accounts.find(caller.user()).orElseThrow(() -> new NoSuchAppException(app));
        Invitation invitation = invitations.find(token).orElseThrow(() -> new NoSuchAppException(app));
        var link = URI.create(address.find().orElseThrow() + "/invite/" + token);
        var outcome = mailer.send(InvitationLetter.of(invitation, inviter, recipient, link))
                .thenApply(result -> mailed.record(caller, app, recipient, token, result));
        return new Made(token, Optional.of(outcome));
    }
}
