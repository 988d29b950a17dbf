package dev.sentrylogger.account;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in with Google: {@code GOOGLE_CLIENT_ID} and {@code GOOGLE_CLIENT_SECRET}.
 *
 * @param allowedDomains {@code GOOGLE_ALLOWED_DOMAINS}: the Workspace domains whose people get an account when they
 *     first come, or {@code *} for everybody with a Google account. None by default, because Google vouches for half
 *     the world; people with an account can link their Google identity all the same
 */
@ConfigurationProperties("google")
record GoogleSettings(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue List<String> allowedDomains) {
    GoogleSettings {
        Together.check("GOOGLE_CLIENT_ID", clientId, "GOOGLE_CLIENT_SECRET", clientSecret);
        allowedDomains = allowedDomains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .toList();
    }

    boolean isSet() {
        return Together.isSet(clientId);
    }

    /** @param hostedDomain Google's {@code hd} claim, which only Google can set; null for a private account */
    boolean allows(@Nullable String hostedDomain) {
        return allowedDomains.contains("*")
                || hostedDomain != null && allowedDomains.contains(hostedDomain.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "GoogleSettings[" + clientId + "]";
    }
}
