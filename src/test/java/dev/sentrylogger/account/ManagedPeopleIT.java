package dev.sentrylogger.account;

import static dev.sentrylogger.account.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.ManagedPeople.LastAdministratorException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Turning accounts off, who administers, and links for a new password; with real sessions over HTTP. */
@IntegrationTest
class ManagedPeopleIT {
    private static final String HERE = "192.0.2.1";
    private static final String NEXT = "copper river nine";

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    ManagedPeople people;

    @Autowired
    KnownPeople known;

    @Autowired
    PasswordLinks links;

    @Autowired
    Administrators administrators;

    @Autowired
    PasswordHashing hashing;

    @Autowired
    SignedInDevices devices;

    @Autowired
    AuditLog log;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Browser browser;
    private User admin;
    private User ada;

    @BeforeEach
    void signIn() throws Exception {
        users.forgetDenials();
        browser = new Browser("http://localhost:" + port);
        admin = users.admin();
        ada = users.member();
        browser.signIn(ada.email(), SomeUsers.PASSWORD);
    }

    @AfterEach
    void letOthersAdministerAgain() {
        jdbc.sql("UPDATE account_user SET admin = true, email = substr(email, 6) WHERE email LIKE 'kept-%'")
                .update();
    }

    @Test
    void whoIsTurnedOffIsOutAtOnceAndComesInByNoDoor() throws Exception {
        String token = users.token(ada);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(me(token)).isEqualTo(200);

        people.setEnabled(admin.id(), HERE, ada.id(), false);

        assertThat(devices.of(ada.id())).isEmpty();
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(me(token)).isEqualTo(401);
        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/login?refused=turned_off");
        assertThat(target(browser.signIn(ada.email(), "a wrong one"))).isEqualTo("/login?error");
        assertThat(new AuditOf(jdbc).server(ada, "access.denied"))
                .containsExactly(
                        "GET /api/me: the personal token 'test' (slp_…" + token.substring(token.length() - 4)
                                + ") belongs to an account that is turned off",
                        "POST /login: the account is turned off");

        people.setEnabled(admin.id(), HERE, ada.id(), true);
        assertThat(me(token)).isEqualTo(200);
        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/apps");
    }

    @Test
    void isSeenWhenSignedInAndAfterwards() {
        assertThat(known.page(admin.id(), ada.email(), 1).rows())
                .singleElement()
                .satisfies(person -> assertThat(person.lastSeen()).isNotNull());
        devices.end(ada.id(), any -> true);
        assertThat(known.page(admin.id(), ada.email(), 1).rows())
                .singleElement()
                .satisfies(person -> assertThat(person.lastSeen()).isNotNull());
    }

    @Test
    void administratorsAreMadeAndUnmadeButTheLastOneStays() throws Exception {
        people.setAdministrator(admin.id(), HERE, ada.id(), true);
        assertThat(administrators.has(ada.id())).isTrue();
        leaveOnly(admin, ada);

        List<Callable<Boolean>> both = List.of(
                () -> works(() -> people.setEnabled(admin.id(), HERE, ada.id(), false)),
                () -> works(() -> people.setAdministrator(ada.id(), HERE, admin.id(), false)));
        try (var threads = Executors.newFixedThreadPool(2)) {
            int done = 0;
            for (Future<Boolean> each : threads.invokeAll(both)) {
                done += each.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        User left = administrators.has(admin.id()) ? admin : ada;

        assertThatThrownBy(() -> people.setAdministrator(left.id(), HERE, left.id(), false))
                .isInstanceOf(LastAdministratorException.class)
                .hasMessageContaining("Make somebody else");
        assertThatThrownBy(() -> people.setEnabled(left.id(), HERE, left.id(), false))
                .isInstanceOf(LastAdministratorException.class);
        assertThat(administrators.has(left.id())).isTrue();
    }

    @Test
    void aLinkSetsThePasswordOnceAndEndsEverySession() throws Exception {
        String token = links.create(admin.id(), HERE, ada);
        assertThat(links.find(token)).contains(ada);
        assertThat(stored(token)).isZero();
        assertThatThrownBy(() -> links.use(token, "short", HERE)).hasMessageContaining("at least 8");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);

        assertThat(links.use(token, NEXT, HERE)).contains(ada);

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(links.use(token, "another good one", HERE)).isEmpty();
        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/login?error");
        assertThat(target(browser.signIn(ada.email(), NEXT))).isEqualTo("/apps");
        assertThat(new AuditOf(jdbc).server(admin, "account.password-link-made"))
                .containsExactly(ada.name() + " (" + ada.email() + ")");
        assertThat(new AuditOf(jdbc).server(ada, "account.password-changed"))
                .containsExactly("with the link of an administrator");
    }

    @Test
    void aLinkIsReplacedByTheNextAndEndsAfterADayOrWithTheAccount() {
        String old = links.create(admin.id(), HERE, ada);
        String token = links.create(admin.id(), HERE, ada);
        assertThat(links.find(old)).isEmpty();
        assertThat(links.find(token)).isPresent();

        var tomorrow = new PasswordLinks(
                jdbc,
                administrators,
                hashing,
                devices,
                log,
                transaction,
                Clock.offset(clock, PasswordLinks.VALIDITY.plus(Duration.ofSeconds(1))));
        assertThat(tomorrow.use(token, NEXT, HERE)).isEmpty();
        people.setEnabled(admin.id(), HERE, ada.id(), false);
        assertThat(links.use(token, NEXT, HERE)).isEmpty();
    }

    @Test
    void onlyAdministratorsMakeLinksAndOnlyForPasswords() {
        assertThatThrownBy(() -> links.create(ada.id(), HERE, admin))
                .isInstanceOf(Administrators.NotAdministratorException.class);
        jdbc.sql("UPDATE account_user SET password_hash = NULL WHERE id = :user")
                .param("user", ada.id().value())
                .update();
        assertThatThrownBy(() -> links.create(admin.id(), HERE, ada)).hasMessageContaining("without a password");
    }

    @Test
    void manyAtOnceUseALinkOnce() throws Exception {
        String token = links.create(admin.id(), HERE, ada);
        Callable<Boolean> use = () -> links.use(token, NEXT, HERE).isPresent();
        try (var threads = Executors.newFixedThreadPool(4)) {
            int won = 0;
            for (Future<Boolean> each : threads.invokeAll(List.of(use, use, use, use))) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    /** The server is shared with other tests, which have administrators of their own. */
    private void leaveOnly(User one, User another) {
        jdbc.sql("UPDATE account_user SET admin = false, email = 'kept-' || email"
                        + " WHERE admin AND id NOT IN (:one, :another)")
                .param("one", one.id().value())
                .param("another", another.id().value())
                .update();
    }

    private long stored(String token) {
        return jdbc.sql("SELECT count(*) FROM account_password_link l WHERE strpos(l::text, :token) > 0")
                .param("token", token)
                .query(Long.class)
                .single();
    }

    private int me(String token) throws Exception {
        return new Browser("http://localhost:" + port)
                .get("/api/me", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private static boolean works(Runnable action) {
        try {
            action.run();
            return true;
        } catch (LastAdministratorException | Administrators.NotAdministratorException refused) {
            return false;
        }
    }
}
