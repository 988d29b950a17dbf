package dev.sentrylogger.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OIDC provider of the operator's choice. All of issuer, id and secret, or none.
 *
 * @param issuer {@code OIDC_ISSUER}, the address under which {@code /.well-known/openid-configuration} lies
 * @param name {@code OIDC_NAME}, for the button
 * @param signup {@code OIDC_SIGNUP}: whether people the provider vouches for get an account when they first come. True,
 *     because whoever names a provider of their own has decided whom it lets in
 */
@ConfigurationProperties("oidc")
record OidcSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("single sign-on") String name,
        @DefaultValue("true") boolean signup) {
    OidcSettings {
        Together.check("OIDC_ISSUER", issuer, "OIDC_CLIENT_ID", clientId);
        Together.check("OIDC_CLIENT_ID", clientId, "OIDC_CLIENT_SECRET", clientSecret);
        name = name.isBlank() ? "single sign-on" : name;
    }

    boolean isSet() {
        return Together.isSet(issuer);
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
