package dev.sentrylogger.account;

import dev.sentrylogger.account.Identities.Identity;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds or makes the account of an OIDC identity. Issuer and subject decide; the e-mail is only shown. So somebody who
 * comes with another person's address gets an account of their own, or none, and never the other's.
 */
@Component
final class OidcSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService provider = new OidcUserService();
    private final Identities identities;
    private final Accounts accounts;
    private final SignUpRules rules;
    private final LinkIntent linkIntent;
    private final TransactionOperations transactions;

    OidcSignIn(
            Identities identities,
            Accounts accounts,
            SignUpRules rules,
            LinkIntent linkIntent,
            TransactionOperations transactions) {
        this.identities = identities;
        this.accounts = accounts;
        this.rules = rules;
        this.linkIntent = linkIntent;
        this.transactions = transactions;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser claims = provider.loadUser(request);
        var identity = new Identity(
                Objects.requireNonNull(claims.getIssuer()).toString(), Objects.requireNonNull(claims.getSubject()));
        String registration = request.getClientRegistration().getRegistrationId();
        return new OidcSignedIn(accountOf(identity, claims, registration), claims);
    }

    private User accountOf(Identity identity, OidcUser claims, String registration) {
        Optional<User> linker = linkIntent.take();
        Optional<User> owner = identities.ownerOf(identity);
        if (linker.isPresent()) {
            return link(identity, linker.get(), owner);
        }
        return owner.orElseGet(() -> signUp(identity, claims, registration));
    }

    private User link(Identity identity, User linker, Optional<User> owner) {
        if (owner.isEmpty()) {
            identities.link(identity, linker.id());
            return linker;
        }
        if (!owner.get().id().equals(linker.id())) {
            throw new OidcRefused(OidcRefusal.LINKED_ELSEWHERE);
        }
        return owner.get();
    }

    private User signUp(Identity identity, OidcUser claims, String registration) {
        rules.refusal(registration, claims).ifPresent(refusal -> {
            throw new OidcRefused(refusal);
        });
        var person = Person.fromProvider(Objects.requireNonNull(claims.getEmail()), claims.getFullName());
        return transactions.execute(status -> {
            User user = accounts.createWithoutPassword(person);
            identities.link(identity, user.id());
            return user;
        });
    }
}
