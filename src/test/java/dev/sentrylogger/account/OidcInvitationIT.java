package dev.sentrylogger.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.sentrylogger.Browser;
import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Member;
import dev.sentrylogger.app.Members;
import dev.sentrylogger.app.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People who come through a provider to a server that lets in nobody without an invitation; with a real browser. */
@IntegrationTest
@DirtiesContext
class OidcInvitationIT {
    private static final OidcProvider PROVIDER = OidcProvider.onFreePort();
    private static Browser chromium;

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    Members members;

    @Autowired
    Invitations invitations;

    @Autowired
    Access access;

    @Autowired
    AuditLog audit;

    private Caller owner;
    private AppId app;
    private String token;
    private Page page;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("oidc.issuer", PROVIDER::issuer);
        registry.add("oidc.client-id", () -> OidcProvider.CLIENT_ID);
        registry.add("oidc.client-secret", () -> OidcProvider.CLIENT_SECRET);
        registry.add("oidc.signup", () -> false);
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void invite() {
        PROVIDER.start(server() + "/login/oauth2/code/oidc");
        users.ownerExists();
        owner = new Caller(users.member().id(), "192.0.2.1");
        app = apps.register(owner.user(), "shop", "").app().id();
        token = invitations.create(owner, app, Role.VIEWER, "");
        chromium = chromium == null ? Browser.start() : chromium;
        page = chromium.open(1280, 900);
    }

    @AfterEach
    void closePage() {
        page.context().close();
    }

    @Test
    void aLinkLetsOneNewPersonInAndIsUsedUp() {
        openInvitation();
        continueWithProvider();
        proveToBe("linus");
        page.waitForURL(server() + "/apps/" + app);

        assertThat(others())
                .extracting(Member::email, Member::role)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("linus@example.org", Role.VIEWER));
        var joined = audit.ofApp(app.value(), Long.MAX_VALUE, 1).getFirst();
        assertThat(joined.whoName()).isEqualTo("linus");
        assertThat(joined.entry().action()).isEqualTo("member.joined");
        assertThat(joined.entry().detail()).contains("as linus@example.org, subject linus of " + PROVIDER.issuer());

        Page next = chromium.open(1280, 900);
        next.navigate(server() + "/invite/" + token);
        assertThat(next.getByText("This invitation does not work")).isVisible();
        next.navigate(server() + "/login");
        signInWithProvider(next, "first");
        next.waitForURL(server() + "/login?refused=not_invited");
        assertThat(next.getByText("Ask somebody who has one for an invitation")).isVisible();
        next.context().close();
    }

    @Test
    void whoHasAnAccountSignsInAndJoinsInTheSameGo() {
        openInvitation();
        continueWithProvider();
        proveToBe("ada");
        page.waitForURL(server() + "/apps/" + app);
        UserId ada = others().getFirst().user();
        AppId second = apps.register(owner.user(), "stock", "").app().id();
        String link = invitations.create(owner, second, Role.MEMBER, "");

        Page later = chromium.open(1280, 900);
        later.navigate(server() + "/invite/" + link);
        continueWithProvider(later);
        proveToBe(later, "ada");
        later.waitForURL(server() + "/apps/" + second);

        assertThat(access.role(ada, second)).contains(Role.MEMBER);
        assertThat(invitations.find(link)).isEmpty();
        later.context().close();
    }

    @Test
    void aLinkThatEndsWhileThePersonIsAwayMakesNoAccount() {
        openInvitation();
        continueWithProvider();
        invitations.revoke(
                owner, app, invitations.of(owner.user(), app).getFirst().id());
        proveToBe("grace");

        page.waitForURL(server() + "/login?refused=invitation_over");
        assertThat(page.getByText("The invitation does not work any more")).isVisible();
        assertThat(others()).isEmpty();
        // Had the account been made, grace would now get in.
        page.getByText("Continue with single sign-on").click();
        page.waitForURL(server() + "/login?refused=not_invited");
    }

    @Test
    void theAddressMustBeVerifiedAllTheSameAndTheIntentServesOnce() {
        openInvitation();
        continueWithProvider();
        proveToBe("unverified");
        page.waitForURL(server() + "/login?refused=email_unverified");
        assertThat(invitations.find(token)).isPresent();

        Page again = page.context().newPage();
        page.context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setDomain("127.0.0.1"));
        again.navigate(server() + "/oauth2/authorization/oidc");
        proveToBe(again, "first");
        again.waitForURL(server() + "/login?refused=not_invited");

        assertThat(invitations.find(token)).isPresent();
        assertThat(others()).isEmpty();
    }

    @Test
    void whoGoesToTheSignInPageInsteadComesWithoutTheInvitation() {
        openInvitation();
        continueWithProvider();
        page.navigate(server() + "/login");
        signInWithProvider(page, "first");

        page.waitForURL(server() + "/login?refused=not_invited");
        assertThat(invitations.find(token)).isPresent();
    }

    @Test
    void thePageIsAccessibleAndFitsAPhone() {
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page phone = chromium.open(390, 844, colors);
            phone.navigate(server() + "/invite/" + token);
            assertThat(phone.getByText("Continue with single sign-on")).isVisible();
            phone.waitForTimeout(400);
            Browser.screenshot(phone, "invite-provider-phone-" + colors);
            assertThat((boolean) phone.evaluate("document.documentElement.scrollWidth <= 390"))
                    .isTrue();
            assertThat(new AxeBuilder(phone)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                            .analyze()
                            .getViolations())
                    .extracting(
                            rule -> rule.getId() + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
            phone.context().close();
        }
    }

    private void openInvitation() {
        page.navigate(server() + "/invite/" + token);
    }

    private void continueWithProvider() {
        continueWithProvider(page);
    }

    private static void continueWithProvider(Page at) {
        at.getByText("Continue with single sign-on").click();
        at.waitForURL(PROVIDER.issuer() + "/login**");
    }

    private void proveToBe(String person) {
        proveToBe(page, person);
    }

    private static void proveToBe(Page at, String person) {
        at.locator("[name=username]").fill(person);
        at.locator("[name=password]").fill(OidcProvider.PASSWORD);
        at.locator("[type=submit]").click();
    }

    private static void signInWithProvider(Page at, String person) {
        continueWithProvider(at);
        proveToBe(at, person);
    }

    private List<Member> others() {
        return members.of(owner.user(), app).stream()
                .filter(member -> !member.user().equals(owner.user()))
                .toList();
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
