package dev.sentrylogger.account;

import static dev.sentrylogger.account.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in with password and code, over HTTP. */
@IntegrationTest
class TwoStepIT {
    private static final String HERE = "192.0.2.1";
    private static final String NEXT = "copper river nine";

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Accounts accounts;

    @Autowired
    OwnAccount account;

    @Autowired
    TwoStep twoStep;

    @Autowired
    SignedInDevices devices;

    @Autowired
    TwoStepRows rows;

    @Autowired
    TwoStepKey key;

    @Autowired
    JdbcClient jdbc;

    private Browser browser;
    private User ada;
    private TwoStepSecret secret;
    private List<String> recovery;

    @BeforeEach
    void turnOn() {
        browser = browser();
        ada = users.member();
        secret = twoStep.begin(ada, SomeUsers.PASSWORD, HERE);
        recovery = twoStep.turnOn(ada, secret, code(), HERE);
        users.forgetUsedCodes(ada);
    }

    @Test
    void passwordAndCodeOpenASessionWithANewIdWhereOneWantedToGo() throws Exception {
        assertThat(target(browser.get("/api-keys-of-mine"))).isEqualTo("/login");
        String before = browser.sessionId();
        HttpResponse<String> half = browser.signIn(ada.email(), SomeUsers.PASSWORD);
        String between = browser.sessionId();

        HttpResponse<String> whole = enter(browser, code());

        assertThat(target(half)).isEqualTo("/login/code");
        assertThat(target(whole)).startsWith("/api-keys-of-mine");
        assertThat(List.of(before, between, browser.sessionId()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(browser.get("/api/me").body()).contains(ada.id().toString());
        assertThat(browser().get("/api/me", "Cookie", "JSESSIONID=" + between).statusCode())
                .isEqualTo(401);
        assertThat(devices.of(ada.id()))
                .singleElement()
                .satisfies(device -> assertThat(device.sessionId()).isEqualTo(browser.sessionId()));
        assertThat(actions()).containsExactly("account.two-step-on", "account.signed-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/me", "/api/apps", "/apps", "/account", "/device", "/sdk/device/complete", "/no/such/page"})
    void thePasswordAloneOpensNothing(String path) throws Exception {
        HttpResponse<String> asVisitor = browser().get(path);
        halfWay(browser);

        HttpResponse<String> asHalf = browser.get(path);

        assertThat(asHalf.statusCode()).isEqualTo(asVisitor.statusCode()).isNotEqualTo(200);
        assertThat(target(asHalf)).isEqualTo(target(asVisitor));
        assertThat(browser.post("/api/project", Map.of("name", "x")).statusCode())
                .isIn(401, 403);
        assertThat(devices.of(ada.id())).isEmpty();
        assertThat(actions()).doesNotContain("account.signed-in");
    }

    @Test
    void theSecondStepNeedsTheFirst() throws Exception {
        assertThat(target(enter(browser, code()))).isEqualTo("/login?over");

        browser.signIn(ada.email(), "not this one");
        assertThat(target(enter(browser, code()))).isEqualTo("/login?over");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aPasswordTypedWhileSomebodyElseIsSignedInEndsTheirSession() throws Exception {
        User grace = users.member();
        browser.signIn(grace.email(), SomeUsers.PASSWORD);

        halfWay(browser);

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(devices.of(grace.id())).isEmpty();
    }

    @Test
    void aCodeIsGoodOnceAndNoOlderOneAfterIt() throws Exception {
        String older = Totp.code(secret.bytes(), Totp.step(Instant.now()) - 1);
        String code = code();
        halfWay(browser);
        assertThat(target(enter(browser, code))).isEqualTo("/apps");

        var thief = browser();
        halfWay(thief);
        assertThat(target(enter(thief, code))).isEqualTo("/login/code?refused=wrong");
        assertThat(target(enter(thief, older))).isEqualTo("/login/code?refused=wrong");
        assertThat(thief.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void oneOfManyThatComeAtOnceWithTheSameCodeGetsIn() throws Exception {
        int many = 4;
        String code = code();
        var start = new CyclicBarrier(many);
        var tries = new ArrayList<Callable<String>>();
        for (int i = 0; i < many; i++) {
            var each = new Browser("http://127.0.0.1:" + port, "127.0.0." + (10 + i));
            halfWay(each);
            tries.add(() -> {
                start.await();
                return target(enter(each, code));
            });
        }

        var answers = new ArrayList<String>();
        try (var executor = Executors.newFixedThreadPool(many)) {
            for (var answer : executor.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn("/apps"::equals).hasSize(1);
        assertThat(answers).filteredOn("/login/code?refused=wrong"::equals).hasSize(many - 1);
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() throws Exception {
        assertThat(new HashSet<>(recovery))
                .hasSize(10)
                .allSatisfy(each -> assertThat(each).matches("([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}"));
        String code = recovery.get(3);
        halfWay(browser);
        assertThat(target(enter(browser, " " + code.replace("-", "").toUpperCase(Locale.ROOT))))
                .isEqualTo("/apps");
        assertThat(twoStep.state(ada.id()))
                .hasValueSatisfying(state -> assertThat(state.recoveryCodes()).isEqualTo(9));

        var again = browser();
        halfWay(again);
        assertThat(target(enter(again, code))).isEqualTo("/login/code?refused=wrong");
        User grace = users.member();
        assertThat(rows.takeCode(grace.id(), recovery.getFirst())).isFalse();
        assertThat(actions())
                .containsExactly(
                        "account.two-step-on",
                        "account.recovery-used",
                        "account.signed-in",
                        "account.two-step-code-refused");
    }

    @Test
    void guessingCodesIsSlowedAlsoByWhoKnowsThePassword() throws Exception {
        var answers = new ArrayList<String>();
        for (int i = 0; i < SignInThrottle.FREE_TRIES + 2; i++) {
            halfWay(browser); // the right password must not give new tries
            answers.add(target(enter(browser, wrong())));
        }

        assertThat(answers.subList(0, SignInThrottle.FREE_TRIES)).containsOnly("/login/code?refused=wrong");
        assertThat(answers.getLast()).startsWith("/login/code?wait=");
        assertThat(target(enter(browser, code()))).as("not even looked at").startsWith("/login/code?wait=");
        var owner = new Browser("http://127.0.0.1:" + port, "127.0.0.2");
        halfWay(owner);
        assertThat(target(enter(owner, code()))).isEqualTo("/apps");
    }

    @Test
    void aNewPasswordEndsWhatIsHalfWay() throws Exception {
        halfWay(browser);

        account.changePassword(ada, SomeUsers.PASSWORD, NEXT, HERE, "");

        assertThat(target(enter(browser, code()))).isEqualTo("/login?over");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(rows.takeStep(ada.id(), 1)).as("the code was not used up").isTrue();
    }

    @Test
    void whatWasHalfWayIsNeitherOverTakenNorLeftOpenWhenTheSecondStepGoes() throws Exception {
        halfWay(browser);

        twoStep.turnOff(ada, SomeUsers.PASSWORD, recovery.getFirst(), HERE);

        assertThat(target(enter(browser, code()))).isEqualTo("/login?over");
        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/apps");
        assertThat(count("account_recovery_code")).isZero();
    }

    @Test
    void personalTokensNeedNoCode() throws Exception {
        String token = users.token(ada);

        assertThat(browser.get("/api/me", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesCodesFromAForeignPageAndOnesThatNobodyTypes() throws Exception {
        halfWay(browser);

        assertThat(browser.post("/login/code", Map.of("code", code()), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(target(browser.post("/login/code", Map.of()))).isEqualTo("/login/code?refused=wrong");
        assertThat(target(enter(browser, "1".repeat(50_000)))).isEqualTo("/login/code?refused=wrong");
        assertThat(target(enter(browser, "\0\0\0"))).isEqualTo("/login/code?refused=wrong");
    }

    @Test
    void theDatabaseHoldsNeitherSecretNorRecoveryCodes() {
        byte[] stored = rows.secret(ada.id()).orElseThrow();

        assertThat(stored).hasSizeGreaterThan(40);
        assertThat(HexFormat.of().formatHex(stored))
                .doesNotContain(HexFormat.of().formatHex(secret.bytes()));
        assertThat(key.decrypt(stored)).hasValue(secret.bytes());
        assertThat(count("account_recovery_code")).isEqualTo(10);
    }

    @Test
    void withoutTheServersKeyRecoveryCodesStillWork() throws Exception {
        jdbc.sql("UPDATE account_two_step SET secret = :other WHERE user_id = :user")
                .param("other", new byte[52])
                .param("user", ada.id().value())
                .update();
        halfWay(browser);

        assertThat(target(enter(browser, code()))).isEqualTo("/login/code?refused=unreadable");
        assertThat(target(enter(browser, recovery.getFirst()))).isEqualTo("/apps");
        twoStep.turnOff(ada, SomeUsers.PASSWORD, recovery.get(1), HERE);
        assertThat(twoStep.state(ada.id())).isEmpty();
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOldOnes() {
        assertThatThrownBy(() -> twoStep.newRecoveryCodes(ada, "not this one", code(), HERE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> twoStep.newRecoveryCodes(ada, SomeUsers.PASSWORD, wrong(), HERE))
                .isInstanceOf(IllegalArgumentException.class);

        List<String> made = twoStep.newRecoveryCodes(ada, SomeUsers.PASSWORD, code(), HERE);

        assertThat(made).hasSize(10).doesNotContainAnyElementsOf(recovery);
        assertThat(rows.takeCode(ada.id(), recovery.getFirst())).isFalse();
        assertThat(rows.takeCode(ada.id(), made.getFirst())).isTrue();
        assertThat(actions()).contains("account.recovery-codes-made");
    }

    @Test
    void isTurnedOnByARightCodeOnly() {
        User grace = users.member();
        assertThatThrownBy(() -> twoStep.begin(grace, "not this one", HERE))
                .hasMessage("The current password is wrong");
        TwoStepSecret hers = twoStep.begin(grace, SomeUsers.PASSWORD, HERE);

        assertThatThrownBy(() -> twoStep.turnOn(grace, hers, code(), HERE))
                .hasMessageStartingWith("This is not the code");
        assertThat(twoStep.state(grace.id())).isEmpty();
        assertThatThrownBy(() -> twoStep.turnOn(ada, secret, code(), HERE)).hasMessageContaining("is on already");
    }

    @Test
    void onlyAnAdministratorTakesItOffSomebody() throws Exception {
        User grace = users.member();
        assertThatThrownBy(() -> twoStep.removeFor(grace.id(), ada.id(), HERE))
                .isInstanceOf(Administrators.NotAdministratorException.class);
        User admin = users.admin();
        assertThatThrownBy(() -> twoStep.removeFor(admin.id(), admin.id(), HERE))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(twoStep.removeFor(admin.id(), ada.id(), HERE)).isTrue();
        assertThat(twoStep.removeFor(admin.id(), ada.id(), HERE)).isFalse();

        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/apps");
        assertThat(details("account.two-step-removed", ada)).containsExactly("of " + ada.email());
    }

    @Test
    void theOperatorTakesItOffWithASetting() throws Exception {
        var settings = new TwoStepReset.Settings(List.of(ada.email(), "nobody@example.org"));

        new TwoStepReset(settings, accounts, twoStep, rows, key).afterSingletonsInstantiated();

        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/apps");
        assertThat(details("account.two-step-removed", ada))
                .containsExactly("of " + ada.email() + ", by the setting RESET_TWO_STEP_FOR");
    }

    private Browser browser() {
        return new Browser("http://localhost:" + port);
    }

    private void halfWay(Browser visitor) throws Exception {
        assertThat(target(visitor.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/login/code");
    }

    private static HttpResponse<String> enter(Browser visitor, String code) throws Exception {
        return visitor.post("/login/code", Map.of("code", code));
    }

    private String code() {
        return SomeUsers.code(secret);
    }

    /** One that no step near this one has. */
    private String wrong() {
        return IntStream.range(0, 1000)
                .mapToObj("%06d"::formatted)
                .filter(code -> Totp.steps(secret.bytes(), code, Instant.now())
                                .findAny()
                                .isEmpty()
                        && Totp.steps(secret.bytes(), code, Instant.now().plusSeconds(60))
                                .findAny()
                                .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE user_id = :user")
                .param("user", ada.id().value())
                .query(Integer.class)
                .single();
    }

    private List<String> actions() {
        return jdbc.sql("SELECT action FROM audit_entries WHERE user_id = :user ORDER BY id")
                .param("user", ada.id().value())
                .query(String.class)
                .list();
    }

    private List<String> details(String action, User user) {
        return jdbc.sql("SELECT detail FROM audit_entries WHERE action = :action AND detail LIKE :email")
                .param("action", action)
                .param("email", "%" + user.email() + "%")
                .query(String.class)
                .list();
    }
}
