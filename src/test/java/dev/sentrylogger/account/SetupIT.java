package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SetupIT {
    private static final int ATTEMPTS = 50;

    @Autowired
    Setup setup;

    @Autowired
    SomeUsers users;

    @Autowired
    ReadyLine readyLine;

    @Autowired
    JdbcClient jdbc;

    private final String domain = UUID.randomUUID() + ".example.org";

    @BeforeEach
    void firstRun() {
        users.ownerMissing();
    }

    @Test
    void oneOfFiftyParallelAttemptsMakesTheOwner() throws Exception {
        var start = new CountDownLatch(1);
        var outcomes = new ArrayList<SetupOutcome>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = new ArrayList<Future<SetupOutcome>>();
            for (int i = 0; i < ATTEMPTS; i++) {
                String email = i + "@" + domain;
                attempts.add(executor.submit(() -> {
                    start.await();
                    return setup.createOwner(token(), email, "Owner", SomeUsers.PASSWORD);
                }));
            }
            start.countDown();
            for (var attempt : attempts) {
                outcomes.add(attempt.get());
            }
        }

        assertThat(outcomes).filteredOn(SetupOutcome.Created.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(SetupOutcome.AlreadyDone.class::isInstance)
                .hasSize(ATTEMPTS - 1);
        assertThat(jdbc.sql("SELECT count(*) FROM account_user WHERE email LIKE :mine")
                        .param("mine", "%@" + domain)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ownerAdministersTheServer() {
        var outcome = setup.createOwner(token(), "ada@" + domain, "Ada", SomeUsers.PASSWORD);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SetupOutcome.Created.class,
                        created -> assertThat(created.owner().admin()).isTrue());
        assertThat(setup.isDone()).isTrue();
    }

    @Test
    void refusesWhoeverDoesNotHoldTheLink() {
        assertThat(setup.createOwner("", "eve@" + domain, "Eve", SomeUsers.PASSWORD))
                .isInstanceOf(SetupOutcome.WrongLink.class);
        assertThat(setup.createOwner(token() + "x", "eve@" + domain, "Eve", SomeUsers.PASSWORD))
                .isInstanceOf(SetupOutcome.WrongLink.class);
        assertThat(setup.isDone()).isFalse();
    }

    @Test
    void linkIsDeadOnceUsed() {
        setup.createOwner(token(), "ada@" + domain, "Ada", SomeUsers.PASSWORD);

        assertThat(setup.accepts(token())).isFalse();
        assertThat(setup.createOwner(token(), "eve@" + domain, "Eve", SomeUsers.PASSWORD))
                .isInstanceOf(SetupOutcome.AlreadyDone.class);
    }

    @Test
    void weakPasswordLeavesTheFirstRunOpen() {
        var outcome = setup.createOwner(token(), "ada@" + domain, "Ada", "password1");

        assertThat(outcome).isInstanceOf(SetupOutcome.Invalid.class);
        assertThat(setup.accepts(token())).isTrue();
    }

    @Test
    void readyLineShowsTheLinkOnlyUntilItIsUsed() {
        assertThat(readyLine.text())
                .matches("Sentry Logger is ready: (http://localhost:\\d+)"
                        + "  First run: create the owner at \\1/setup\\?token=[A-Za-z0-9_-]{43}");

        users.ownerExists();

        assertThat(readyLine.text()).matches("Sentry Logger is ready: http://localhost:\\d+");
    }

    private String token() {
        return users.setupToken();
    }
}
