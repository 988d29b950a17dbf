package dev.sentrylogger.account;

import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.stereotype.Component;

/** Who gets an account by coming through a provider. */
@Component
final class SignUpRules {
    private final Setup setup;
    private final GoogleSettings google;
    private final OidcSettings oidc;

    SignUpRules(Setup setup, GoogleSettings google, OidcSettings oidc) {
        this.setup = setup;
        this.google = google;
        this.oidc = oidc;
    }

    /** Why not; empty when the person may have an account. */
    Optional<OidcRefusal> refusal(String registration, StandardClaimAccessor claims) {
        // Else the first stranger to find a fresh server would own it.
        if (!setup.isDone()) {
            return Optional.of(OidcRefusal.SETUP_FIRST);
        }
        if (!invites(registration, claims)) {
            return Optional.of(OidcRefusal.NOT_INVITED);
        }
        String email = claims.getEmail();
        if (email == null || !Person.isEmail(email)) {
            return Optional.of(OidcRefusal.EMAIL_MISSING);
        }
        // Some providers vouch for every address and leave the claim out.
        return Boolean.FALSE.equals(claims.getEmailVerified())
                ? Optional.of(OidcRefusal.EMAIL_UNVERIFIED)
                : Optional.empty();
    }

    private boolean invites(String registration, StandardClaimAccessor claims) {
        return registration.equals(SignInProviders.GOOGLE)
                ? google.allows(claims.getClaimAsString("hd"))
                : oidc.signup();
    }
}
