package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings as an operator gives them: environment variables. */
class AccountSettingsTest {
    private static final String TOKEN = "Zq8ymV0sN4hTtE2xWc6uRb1k";

    @Test
    void readsTheDocumentedNames() {
        var admin = bind(
                "admin",
                AdminSettings.class,
                Map.of("ADMIN_EMAIL", "ada@example.org", "ADMIN_PASSWORD", "plum ladder seven", "ADMIN_TOKEN", TOKEN));
        var google = bind(
                "google",
                GoogleSettings.class,
                Map.of(
                        "GOOGLE_CLIENT_ID",
                        "id",
                        "GOOGLE_CLIENT_SECRET",
                        "secret",
                        "GOOGLE_ALLOWED_DOMAINS",
                        "a.org, B.org"));
        var oidc = bind(
                "oidc",
                OidcSettings.class,
                Map.of(
                        "OIDC_ISSUER", "https://id.example.org",
                        "OIDC_CLIENT_ID", "id",
                        "OIDC_CLIENT_SECRET", "secret",
                        "OIDC_NAME", "Example",
                        "OIDC_SIGNUP", "false"));
        var address = bind("public", PublicAddress.class, Map.of("PUBLIC_URL", "https://logs.example.org/"));

        assertThat(admin).isEqualTo(new AdminSettings("ada@example.org", "plum ladder seven", TOKEN));
        assertThat(google.allowedDomains()).containsExactly("a.org", "b.org");
        assertThat(oidc).isEqualTo(new OidcSettings("https://id.example.org", "id", "secret", "Example", false));
        assertThat(address.find()).contains("https://logs.example.org");
    }

    @Test
    void readsWhoseSecondStepIsToGo() {
        assertThat(reset("ada@example.org, grace@example.org")).containsExactly("ada@example.org", "grace@example.org");
        assertThat(reset("")).isEmpty();
    }

    private static List<String> reset(String value) {
        return bind("reset.two.step", TwoStepReset.Settings.class, Map.of("RESET_TWO_STEP_FOR", value))
                .emails();
    }

    @Test
    void emptyVariablesAreAbsent() {
        var empty = Map.of("ADMIN_EMAIL", "", "ADMIN_PASSWORD", "", "ADMIN_TOKEN", "", "PUBLIC_URL", "");

        assertThat(bind("admin", AdminSettings.class, empty)).isEqualTo(new AdminSettings(null, null, null));
        assertThat(bind("public", PublicAddress.class, empty).find()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ada@example.org, -,                 -,                          ADMIN_PASSWORD is missing",
                "ada@example.org, short,             -,                          ADMIN_PASSWORD is not good enough",
                "ada@example.org, change_me_please,  -,                          ADMIN_PASSWORD looks like",
                "ada@example.org, password123,       -,                          ADMIN_PASSWORD is not good enough",
                "-,               plum ladder seven, -,                          ADMIN_EMAIL is missing",
                "not an address,  plum ladder seven, -,                          E-mail:",
                "ada@example.org, plum ladder seven, short,                      ADMIN_TOKEN has 5 characters",
                "ada@example.org, plum ladder seven, aaaaaaaaaaaaaaaaaaaaaaaaaa, ADMIN_TOKEN is easy to guess",
                "ada@example.org, plum ladder seven, your-admin-token-goes-here, ADMIN_TOKEN looks like"
            })
    void refusesSecretsThatAreNone(String email, String password, String token, String reason) {
        assertThatThrownBy(() -> new AdminSettings(email, password, token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason)
                .hasMessageNotContaining(String.valueOf(password));
    }

    @Test
    void halfOfProviderIsNone() {
        assertThatThrownBy(() -> bind("google", GoogleSettings.class, Map.of("GOOGLE_CLIENT_ID", "id")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("GOOGLE_CLIENT_ID is set, but GOOGLE_CLIENT_SECRET is not; set both or none");
    }

    @ParameterizedTest
    @CsvSource({"logs.example.org", "ftp://logs.example.org", "https://logs.example.org/path", "https://a@b.org"})
    void refusesPublicAddressThatIsNone(String url) {
        assertThatThrownBy(() -> bind("public", PublicAddress.class, Map.of("PUBLIC_URL", url)))
                .rootCause()
                .hasMessageStartingWith("PUBLIC_URL: ");
    }

    @Test
    void googleLetsInOnlyTheNamedDomains() {
        var closed = bind("google", GoogleSettings.class, Map.of());
        var domain = bind("google", GoogleSettings.class, Map.of("GOOGLE_ALLOWED_DOMAINS", "example.org"));
        var open = bind("google", GoogleSettings.class, Map.of("GOOGLE_ALLOWED_DOMAINS", "*"));

        assertThat(closed.allows("example.org")).isFalse();
        assertThat(domain.allows("Example.org")).isTrue();
        assertThat(domain.allows("evil.org")).isFalse();
        assertThat(domain.allows(null)).isFalse();
        assertThat(open.allows(null)).isTrue();
    }

    @Test
    void providerThatIsAwayStopsNothing() {
        var nobody = new OidcSettings("http://127.0.0.1:1", "id", "secret", "Example", true);
        var providers =
                new SignInProviders(bind("google", GoogleSettings.class, Map.of()), nobody, new PublicAddress(null));

        assertThat(providers.all()).containsExactly(new SignInProviders.Provider("oidc", "Example"));
        assertThat(providers.findByRegistrationId("google")).isNull();
        assertThatThrownBy(() -> providers.findByRegistrationId("oidc")).isInstanceOf(RuntimeException.class);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate(prefix, type);
    }
}
