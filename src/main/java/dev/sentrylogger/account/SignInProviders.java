package dev.sentrylogger.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * The OIDC providers that the settings name. A provider is asked for its addresses when somebody first signs in with
 * it, so one that is away stops neither the server nor the other ways in.
 */
@Component
public final class SignInProviders implements ClientRegistrationRepository {
    static final String GOOGLE = "google";
    static final String OIDC = "oidc";

    private static final String GOOGLE_ISSUER = "https://accounts.google.com";
    private static final String[] SCOPES = {"openid", "email", "profile"};

    private final GoogleSettings google;
    private final OidcSettings oidc;
    private final PublicAddress address;
    private volatile @Nullable ClientRegistration discovered;

    SignInProviders(GoogleSettings google, OidcSettings oidc, PublicAddress address) {
        this.google = google;
        this.oidc = oidc;
        this.address = address;
    }

    /** What the sign-in page offers beside the password. */
    public List<Provider> all() {
        var all = new ArrayList<Provider>();
        if (google.isSet()) {
            all.add(new Provider(GOOGLE, "Google"));
        }
        if (oidc.isSet()) {
            all.add(new Provider(OIDC, oidc.name()));
        }
        return List.copyOf(all);
    }

    /** What people call the provider of an identity; its host, when the settings name it no more. */
    String labelOf(String issuer) {
        if (issuer.equals(GOOGLE_ISSUER)) {
            return "Google";
        }
        if (issuer.equals(oidc.issuer())) {
            return oidc.name();
        }
        return issuer.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (id.equals(GOOGLE) && google.isSet()) {
            return complete(CommonOAuth2Provider.GOOGLE.getBuilder(GOOGLE), google.clientId(), google.clientSecret());
        }
        if (id.equals(OIDC) && oidc.isSet()) {
            return discover();
        }
        return null;
    }

    private ClientRegistration discover() {
        ClientRegistration known = discovered;
        if (known == null) {
            var builder = ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(oidc.issuer()))
                    .registrationId(OIDC);
            known = complete(builder, oidc.clientId(), oidc.clientSecret());
            discovered = known;
        }
        return known;
    }

    private ClientRegistration complete(
            ClientRegistration.Builder builder, @Nullable String clientId, @Nullable String clientSecret) {
        return builder.clientId(clientId)
                .clientSecret(clientSecret)
                .scope(SCOPES)
                .redirectUri(address.find().orElse("{baseUrl}") + "/login/oauth2/code/{registrationId}")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    /** @param label what people call it */
    public record Provider(String id, String label) {
        /** Where signing in with it begins. */
        public String path() {
            return "/oauth2/authorization/" + id;
        }
    }
}
