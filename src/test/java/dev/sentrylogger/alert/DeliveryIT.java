package dev.sentrylogger.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.NoSuchAppException;
import dev.sentrylogger.mail.SmtpServer;
import dev.sentrylogger.outbound.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries to a receiver on this machine, through a real database, jobs and a real SMTP server. */
@IntegrationTest
@DirtiesContext
class DeliveryIT {
    private static final SmtpServer SMTP = new SmtpServer();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    Apps apps;

    @Autowired
    Channels channels;

    @Autowired
    Notices notices;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerUpkeep upkeep;

    @Autowired
    DeliveryJobs jobs;

    @Autowired
    Courier courier;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SomeUsers users;

    private final Receiver receiver = new Receiver();
    private Caller owner;
    private App app;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SMTP.register(registry, "https://logs.example.org");
        registry.add("outbound.allow", () -> "localhost");
    }

    @AfterAll
    static void stopServer() {
        SMTP.stop();
    }

    @BeforeEach
    void registerAnApp() {
        owner = new Caller(users.member().id(), "192.0.2.1");
        app = apps.register(owner.user(), "shop", "").app();
    }

    @Test
    void aWebhookGetsASignedNoticeOnce() {
        Channel.Webhook webhook = Channel.Webhook.to(receiver.named("/hook"));
        SavedChannel channel = add(webhook);

        Notice notice = tell(channel);

        LedgerRow row = when(LedgerRow.State.DELIVERED);
        assertThat(row.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.answer()).isEqualTo("ok");
        });
        assertThat(receiver.received()).hasSize(1);
        var request = receiver.received().getFirst();
        String id = request.headers().get("webhook-id");
        long seconds = Long.parseLong(request.headers().get("webhook-timestamp"));
        assertThat(id).isEqualTo("msg_" + notice.id());
        assertThat(request.headers().get("webhook-signature"))
                .isEqualTo(WebhookBody.signature(webhook.secret(), id, seconds, request.body()));
        assertThat(secretsIn("alert_channels")).doesNotContain(webhook.secret(), "whsec");

        ledger.resend(owner, app.id(), row.id());
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().get(1).headers()).containsEntry("webhook-id", id);
    }

    @Test
    void everyKindSpeaksToItsReceiverAndMailGoesToEachOnItsOwn() throws Exception {
        List<SavedChannel> all = List.of(
                add(new Channel.Slack(receiver.named("/slack"))),
                add(new Channel.Discord(receiver.named("/discord"))),
                add(new Channel.Teams(receiver.named("/teams"))),
                add(new Channel.PagerDuty(receiver.named("/pager"), "0123456789abcdef0123456789abcdef")),
                add(new Channel.Email(List.of("ada-" + app.number() + "@example.net", "bob@example.net"))));

        notices.tell(app.id(), all, notice());

        await().atMost(PATIENCE)
                .until(() -> page().size() == 6
                        && page().stream().allMatch(row -> row.state() == LedgerRow.State.DELIVERED));
        assertThat(receiver.received())
                .extracting(request -> request.line().split(" ")[1])
                .containsExactlyInAnyOrder("/slack", "/discord", "/teams", "/pager");
        var mail = SMTP.received("ada-" + app.number() + "@example.net").getFirst();
        assertThat(mail.getSubject()).isEqualTo("[shop] Error: 14 times its usual errors");
        assertThat(mail.getHeader("Message-ID")[0]).startsWith("<alert-").endsWith("@logs.example.org>");
        assertThat(mail.getHeader("References")).hasSize(1);
    }

    @Test
    void triesAgainWhatMayWorkLaterAndWaitsAsLongAsItIsAsked() {
        receiver.then(500, "broken");
        SavedChannel channel = add(Channel.Webhook.to(receiver.named("/")));
        tell(channel);
        await().atMost(PATIENCE).until(() -> page().getFirst().nextAt() != null);
        assertThat(saved().failingSince()).isNotNull();
        assertThat(saved().problem()).isEqualTo("answered 500: broken");
        receiver.then(200, "ok");

        LedgerRow row = when(LedgerRow.State.DELIVERED);

        assertThat(row.attempts()).extracting(LedgerRow.Attempt::status).containsExactly(500, 200);
        assertThat(receiver.received().stream()
                        .map(request -> request.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(saved().failingSince()).isNull();

        receiver.then(429, "slow down", "Retry-After: 3600");
        tell(channel);
        await().atMost(PATIENCE).until(() -> page().getFirst().nextAt() != null);
        assertThat(page().getFirst().nextAt()).isAfter(Instant.now().plus(Duration.ofMinutes(55)));
    }

    @Test
    void givesUpWhatWillNeverWorkAndTurnsOffWhatIsGone() {
        SavedChannel channel = add(Channel.Webhook.to(receiver.named("/")));
        receiver.then(404, "no_service");
        tell(channel);
        assertThat(when(LedgerRow.State.FAILED).attempts()).hasSize(1);
        assertThat(saved().offReason()).isNull();

        receiver.then(410, "");
        tell(channel);
        when(LedgerRow.State.FAILED);
        await().atMost(PATIENCE).until(() -> saved().offReason() != null);
        int before = receiver.connections();
        tell(channel);
        assertThat(when(LedgerRow.State.FAILED).attempts().getFirst().answer()).startsWith("The channel is off");
        assertThat(receiver.connections()).isEqualTo(before);

        channels.change(owner, app.id(), channel.id(), "Hook", Channel.Webhook.to(receiver.named("/")));
        assertThat(saved().offReason()).isNull();
    }

    @Test
    void goesNowhereInsideEvenWhenTheAddressWasSavedBefore() {
        assertThatThrownBy(() -> add(new Channel.Slack("https://10.0.0.1/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not on the public internet");
        SavedChannel channel = add(new Channel.Slack(receiver.named("/")));
        // As if the setting had allowed it once.
        try (var inside = new Receiver()) {
            var secrets =
                    (ChannelSecrets) org.springframework.test.util.ReflectionTestUtils.getField(channels, "secrets");
            jdbc.sql("UPDATE alert_channels SET settings = :settings WHERE id = :id")
                    .param("settings", secrets.seal(new Channel.Slack("https://127.0.0.1:" + inside.port() + "/")))
                    .param("id", channel.id())
                    .update();
            tell(channel);

            LedgerRow row = when(LedgerRow.State.FAILED);
            LedgerRow tested = ledger.test(owner, app, channel).getFirst();

            assertThat(Stream.of(row, tested)
                            .map(one -> one.attempts().getFirst().answer()))
                    .allSatisfy(answer -> assertThat(answer).startsWith("127.0.0.1 is not on the public internet"));
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void nothingIsLostWhenTheServerStopsWhileItWaitsForAnAnswer() {
        var stopped = new CountDownLatch(1);
        receiver.then((request, out) -> stopped.await());
        tell(add(Channel.Webhook.to(receiver.named("/"))));
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);

        jobs.stop();
        assertThat(page().getFirst().state()).isEqualTo(LedgerRow.State.WAITING);
        receiver.then(200, "ok");
        stopped.countDown();
        jobs.start();

        LedgerRow row = when(LedgerRow.State.DELIVERED);
        assertThat(row.attempts()).hasSizeGreaterThan(1);
        assertThat(receiver.received().stream()
                        .map(request -> request.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(jobsOf(row)).isZero();
    }

    @Test
    void nothingIsLostWhenTheServerIsKilledWhileItSends() {
        jobs.stop();
        jobs.start();
        SavedChannel channel = add(Channel.Webhook.to(receiver.named("/")));
        // What a kill leaves: a job that is taken and a try that never ended.
        long id = transaction.execute(status -> {
            notices.tell(app.id(), List.of(channel), notice());
            long delivery = page().getFirst().id();
            courier.begin(delivery);
            jdbc.sql("""
                    UPDATE alert_jobs SET picked = true, picked_by = 'killed', last_heartbeat = now()
                    WHERE task_instance = :id
                    """).param("id", String.valueOf(delivery)).update();
            return delivery;
        });
        jobs.stop();

        jobs.start();

        LedgerRow row = when(LedgerRow.State.DELIVERED);
        assertThat(row.id()).isEqualTo(id);
        assertThat(row.attempts()).extracting(LedgerRow.Attempt::delivered).containsExactly(false, true);
        assertThat(row.attempts().getFirst().answer()).contains("whether it arrived is not known");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aNoticeIsToldIfAndOnlyIfItsTransactionIsCommitted() {
        SavedChannel channel = add(Channel.Webhook.to(receiver.named("/")));
        transaction.executeWithoutResult(status -> {
            notices.tell(app.id(), List.of(channel), notice());
            status.setRollbackOnly();
        });
        tell(channel);

        when(LedgerRow.State.DELIVERED);

        assertThat(page()).hasSize(1);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aRemovedChannelAndOldEntries() {
        receiver.then(500, "");
        SavedChannel channel = add(Channel.Webhook.to(receiver.named("/")));
        tell(channel);
        await().atMost(PATIENCE).until(() -> page().getFirst().nextAt() != null);
        channels.remove(owner, app.id(), channel);

        LedgerRow row = when(LedgerRow.State.FAILED);

        assertThat(row.attempts().getLast().answer()).contains("The channel was removed");
        assertThatThrownBy(() -> ledger.resend(owner, app.id(), row.id())).hasMessageContaining("was removed");
        jdbc.sql("UPDATE alert_deliveries SET created_at = now() - interval '91 days' WHERE id = :id")
                .param("id", row.id())
                .update();
        upkeep.tidy();
        assertThat(page()).isEmpty();
    }

    @Test
    void othersHaveNoPartInIt() {
        SavedChannel channel = add(Channel.Webhook.to(receiver.named("/")));
        var stranger = new Caller(users.member().id(), "192.0.2.1");

        assertThatThrownBy(() -> channels.of(stranger.user(), app.id())).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> channels.find(stranger.user(), app.id(), channel.id()))
                .isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> channels.remove(stranger, app.id(), channel)).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> ledger.test(stranger, app, channel)).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> ledger.page(stranger.user(), app.id(), Ledger.Filter.ALL, Long.MAX_VALUE, 10))
                .isInstanceOf(NoSuchAppException.class);
        App other = apps.register(stranger.user(), "other", "").app();
        assertThat(channels.find(stranger.user(), other.id(), channel.id())).isEmpty();
        assertThat(receiver.connections()).isZero();
    }

    private SavedChannel add(Channel channel) {
        UUID id = channels.add(owner, app.id(), "Hook", channel);
        return channels.of(owner.user(), app.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Notice tell(SavedChannel channel) {
        Notice notice = notice();
        notices.tell(app.id(), List.of(channel), notice);
        return notice;
    }

    private Notice notice() {
        return new Notice(
                UUID.randomUUID(),
                app.name(),
                "14 times its usual errors",
                "Since 14:02.",
                Severity.ERROR,
                Notice.State.OPENED,
                null,
                Instant.parse("2026-08-01T10:00:00Z"),
                "errors");
    }

    private LedgerRow when(LedgerRow.State state) {
        await().atMost(PATIENCE).until(() -> page().getFirst().state() == state);
        return page().getFirst();
    }

    private List<LedgerRow> page() {
        return ledger.page(owner.user(), app.id(), Ledger.Filter.ALL, Long.MAX_VALUE, 50);
    }

    private SavedChannel saved() {
        return channels.of(owner.user(), app.id()).getFirst();
    }

    private int jobsOf(LedgerRow row) {
        await().atMost(PATIENCE).until(() -> count(row) == 0);
        return count(row);
    }

    private int count(LedgerRow row) {
        return jdbc.sql("SELECT count(*) FROM alert_jobs WHERE task_instance = :id")
                .param("id", String.valueOf(row.id()))
                .query(Integer.class)
                .single();
    }

    private String secretsIn(String table) {
        return jdbc.sql("SELECT string_agg(encode(settings, 'escape') || target, ' ') FROM " + table)
                .query(String.class)
                .single();
    }
}
