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
        return setupFirst()
                .or(() -> lets(registration, claims) ? Optional.empty() : Optional.of(OidcRefusal.NOT_INVITED))
                .or(() -> refusalOfEmail(claims));
    }

    /** Why not, of somebody whom a person with an account here invited. */
    Optional<OidcRefusal> refusalOfInvited(StandardClaimAccessor claims) {
        return setupFirst().or(() -> refusalOfEmail(claims));
    }

    private Optional<OidcRefusal> setupFirst() {
        // Else the first stranger to find a fresh server would own it.
        return setup.isDone() ? Optional.empty() : Optional.of(OidcRefusal.SETUP_FIRST);
    }

    private static Optional<OidcRefusal> refusalOfEmail(StandardClaimAccessor claims) {
        String email = claims.getEmail();
        if (email == null || !Person.isEmail(email)) {
            return Optional.of(OidcRefusal.EMAIL_MISSING);
        }
        // Some providers vouch for every address and leave the claim out.
        return Boolean.FALSE.equals(claims.getEmailVerified())
                ? Optional.of(OidcRefusal.EMAIL_UNVERIFIED)
                : Optional.empty();
    }

    private boolean lets(String registration, StandardClaimAccessor claims) {
        return registration.equals(SignInProviders.GOOGLE)
                ? google.allows(claims.getClaimAsString("hd"))
                : oidc.signup();
    }
}
