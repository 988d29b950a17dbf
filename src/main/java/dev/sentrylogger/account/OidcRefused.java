package dev.sentrylogger.account;

import java.util.Locale;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** A provider vouches for somebody whom we do not let in. */
final class OidcRefused extends OAuth2AuthenticationException {
    private static final long serialVersionUID = 1;

    private final OidcRefusal refusal;

    OidcRefused(OidcRefusal refusal) {
        super(new OAuth2Error(refusal.name().toLowerCase(Locale.ROOT)), refusal.message());
        this.refusal = refusal;
    }

    OidcRefusal refusal() {
        return refusal;
    }
}
