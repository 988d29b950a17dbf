package dev.sentrylogger.account;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who came through an OIDC provider. */
final class OidcSignedIn extends DefaultOidcUser implements AccountPrincipal {
    private static final long serialVersionUID = 1;

    // Sessions live in memory only.
    private final transient User user;

    OidcSignedIn(User user, OidcUser claims) {
        super(SignedIn.authoritiesOf(user), claims.getIdToken(), claims.getUserInfo());
        this.user = user;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public String getName() {
        return user.id().toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OidcSignedIn that && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }
}
