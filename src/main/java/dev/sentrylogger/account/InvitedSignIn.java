package dev.sentrylogger.account;

import dev.sentrylogger.account.Identities.Identity;
import dev.sentrylogger.account.InviteIntent.Invited;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets in whoever comes through a provider with the link of an invitation: with the account they have, else with a new
 * one. Account and use of the link come about together or not at all.
 */
@Component
final class InvitedSignIn {
    private final OidcSignUp signUp;
    private final SignUpInvitations invitations;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    InvitedSignIn(
            OidcSignUp signUp, SignUpInvitations invitations, AuditLog audit, TransactionOperations transactions) {
        this.signUp = signUp;
        this.invitations = invitations;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @throws OidcRefused when the link does not work any more, or the person may not have an account */
    User enter(Invited invited, Identity identity, OidcUser claims, Optional<User> owner) {
        String who = words(identity, claims);
        return Objects.requireNonNull(transactions.execute(status -> {
            User user = owner.orElseGet(() -> create(invited, identity, claims, who));
            String page = invitations
                    .accept(user.id(), invited.address(), invited.token(), who)
                    .orElseThrow(() -> new OidcRefused(OidcRefusal.INVITATION_OVER));
            SignInSuccess.leadTo(invited.request(), page);
            return user;
        }));
    }

    private User create(Invited invited, Identity identity, OidcUser claims, String who) {
        User user = signUp.invited(identity, claims);
        audit.add(user.id(), invited.address(), "account.created", "by invitation, " + who);
        return user;
    }

    private static String words(Identity identity, OidcUser claims) {
        String email = claims.getEmail() == null ? "no e-mail" : claims.getEmail();
        return "as %s, subject %s of %s"
                .formatted(email, identity.subject(), identity.issuer())
                .replaceAll("\\p{Cntrl}", " ");
    }
}
