package dev.sentrylogger.account;

import dev.sentrylogger.account.Identities.Identity;
import java.util.Objects;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the account of an OIDC identity that has none, where the rules allow it. */
@Component
final class OidcSignUp {
    private final SignUpRules rules;
    private final Accounts accounts;
    private final Identities identities;
    private final TransactionOperations transactions;

    OidcSignUp(SignUpRules rules, Accounts accounts, Identities identities, TransactionOperations transactions) {
        this.rules = rules;
        this.accounts = accounts;
        this.identities = identities;
        this.transactions = transactions;
    }

    /** @throws OidcRefused when the person may have none */
    User open(Identity identity, OidcUser claims, String registration) {
        rules.refusal(registration, claims).ifPresent(OidcSignUp::refuse);
        return create(identity, claims);
    }

    /** For somebody with an invitation, which stands in for the settings that let strangers in, and for nothing else. */
    User invited(Identity identity, OidcUser claims) {
        rules.refusalOfInvited(claims).ifPresent(OidcSignUp::refuse);
        return create(identity, claims);
    }

    private User create(Identity identity, OidcUser claims) {
        var person = Person.fromProvider(Objects.requireNonNull(claims.getEmail()), claims.getFullName());
        return Objects.requireNonNull(transactions.execute(status -> {
            User user = accounts.createWithoutPassword(person);
            identities.link(identity, user.id());
            return user;
        }));
    }

    private static void refuse(OidcRefusal refusal) {
        throw new OidcRefused(refusal);
    }
}
