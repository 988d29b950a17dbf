package dev.sentrylogger.account;

import static dev.sentrylogger.account.Browser.location;
import static dev.sentrylogger.account.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.sentrylogger.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole redirect flow, against a real provider. */
@IntegrationTest
@DirtiesContext
class OidcIT {

    private static final OidcProvider PROVIDER = OidcProvider.onFreePort();

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Accounts accounts;

    @Autowired
    KnownPeople known;

    @Autowired
    ManagedPeople people;

    private Browser browser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("oidc.issuer", PROVIDER::issuer);
        registry.add("oidc.client-id", () -> OidcProvider.CLIENT_ID);
        registry.add("oidc.client-secret", () -> OidcProvider.CLIENT_SECRET);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.stop();
    }

    @BeforeEach
    void openBrowser() {
        PROVIDER.start(server() + "/login/oauth2/code/oidc");
        users.ownerExists();
        browser = new Browser(server());
    }

    @Test
    void newIdentityGetsPlainAccount() throws Exception {
        assertThat(target(signIn(browser, "linus"))).isEqualTo("/apps");

        assertThat(browser.get("/api/me").body())
                .contains("\"email\":\"linus@example.org\"", "\"name\":\"linus\"", "\"admin\":false");
    }

    @Test
    void personSignsInWithARealBrowser() {
        try (var chromium = dev.sentrylogger.Browser.start()) {
            Page page = chromium.open(1440, 900);
            page.navigate(server() + "/login");
            page.getByText("Continue with single sign-on").click();
            page.waitForURL(PROVIDER.issuer() + "/login**");
            page.locator("[name=username]").fill("linus");
            page.locator("[name=password]").fill(OidcProvider.PASSWORD);
            page.locator("[type=submit]").click();
            page.waitForURL(server() + "/apps");

            PlaywrightAssertions.assertThat(page.getByText("No apps yet")).isVisible();
        }
    }

    @Test
    void sameSubjectIsTheSameUser() throws Exception {
        signIn(browser, "grace");
        var another = new Browser(server());
        signIn(another, "grace");

        assertThat(another.get("/api/me").body())
                .isEqualTo(browser.get("/api/me").body())
                .contains("\"name\":\"Grace Hopper\"");
    }

    @Test
    void sameEmailOfAnotherSubjectNeverGetsTheOldAccount() throws Exception {
        User local = accounts.createLocal("ada@example.org", "Ada", SomeUsers.PASSWORD, true);
        signIn(browser, "ada");
        var twin = new Browser(server());
        signIn(twin, "ada-twin");

        String ada = browser.get("/api/me").body();
        String other = twin.get("/api/me").body();
        assertThat(ada)
                .contains("ada@example.org", "\"admin\":false")
                .doesNotContain(local.id().toString());
        assertThat(other).contains("ada@example.org", "\"admin\":false").isNotEqualTo(ada);
    }

    @Test
    void sessionGetsNewId() throws Exception {
        browser.get("/login");
        String before = browser.sessionId();

        signIn(browser, "linus");

        assertThat(browser.sessionId()).isNotEqualTo(before);
    }

    @Test
    void answerOfTheProviderServesOnce() throws Exception {
        String callback = location(comeBack(browser, "linus"));
        HttpResponse<String> first = browser.get(callback);
        var thief = new Browser(server());

        HttpResponse<String> byThief = thief.get(callback);
        HttpResponse<String> again = browser.get(callback);

        assertThat(target(first)).isEqualTo("/apps");
        assertThat(target(byThief)).isEqualTo("/login?provider");
        assertThat(thief.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(target(again)).isEqualTo("/login?provider");
    }

    @Test
    void answerForAnotherSessionIsRefused() throws Exception {
        String callback = location(comeBack(new Browser(server()), "linus"));
        browser.get("/oauth2/authorization/oidc");

        assertThat(target(browser.get(callback))).isEqualTo("/login?provider");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "mallory, /login?provider",
        "unverified, /login?refused=email_unverified",
        "nameless, /login?refused=email_missing"
    })
    void refusesWhoCannotBeTrusted(String person, String page) throws Exception {
        assertThat(target(signIn(browser, person))).isEqualTo(page);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsTurnedOffIsNotLetInByTheProviderEither() throws Exception {
        signIn(browser, "linus");
        User admin = users.admin();
        KnownPerson linus =
                known.page(admin.id(), "linus@example.org", 1).rows().getFirst();
        assertThat(linus.password()).isFalse();
        assertThat(linus.providers()).containsExactly("single sign-on");

        people.setEnabled(admin.id(), "", linus.user().id(), false);
        try {
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(target(signIn(browser, "linus"))).isEqualTo("/login?refused=turned_off");
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        } finally {
            people.setEnabled(admin.id(), "", linus.user().id(), true);
        }
    }

    @Test
    void nobodyBecomesOwnerWithoutTheSetupLink() throws Exception {
        users.ownerMissing();

        assertThat(target(signIn(browser, "first"))).isEqualTo("/login?refused=setup_first");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void asksWithProofKeyAndOnlyForWhatIsNeeded() throws Exception {
        String request = location(browser.get("/oauth2/authorization/oidc"));

        assertThat(request)
                .startsWith(PROVIDER.issuer())
                .contains("code_challenge_method=S256", "state=", "nonce=", "scope=openid%20email%20profile");
    }

    private HttpResponse<String> signIn(Browser visitor, String person) throws Exception {
        return visitor.get(location(comeBack(visitor, person)));
    }

    /** Goes to the provider and proves who one is; the answer leads back to us. */
    private HttpResponse<String> comeBack(Browser visitor, String person) throws Exception {
        visitor.post(PROVIDER.issuer() + "/login", Map.of("username", person, "password", OidcProvider.PASSWORD));
        HttpResponse<String> away = visitor.get("/oauth2/authorization/oidc");
        return visitor.follow(away, PROVIDER.issuer());
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
