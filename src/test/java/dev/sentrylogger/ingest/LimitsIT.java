package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.AppKeys;
import dev.sentrylogger.app.AppLimits;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyDetails;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Limits;
import dev.sentrylogger.app.NoSuchAppException;
import dev.sentrylogger.app.RefusalReason;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.app.UsageReport;
import dev.sentrylogger.app.UsageReports;
import dev.sentrylogger.ingest.RawHttp.Answer;
import dev.sentrylogger.ingest.RawHttp.Request;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class LimitsIT {
    private static final int BURST_SECONDS = 10;

    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private AppKeys keys;

    @Autowired
    private Limits limits;

    @Autowired
    private UsageReports reports;

    @Autowired
    private AuditLog audit;

    private UserId owner;
    private Caller caller;
    private Registration app;

    @BeforeEach
    void registerAnApp() {
        owner = users.member().id();
        caller = new Caller(owner, "192.0.2.1");
        app = apps.register(owner, "noisy", "");
    }

    @Test
    void takesABurstThenAsksToWaitAndTakesAgain() throws Exception {
        limits.set(caller, id(), new AppLimits(1, null, null, null));

        assertThat(send(app.apiKey(), BURST_SECONDS).status()).isEqualTo(200);
        Answer refused = send(app.apiKey(), 1);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 2));
        assertThat(refused.body()).contains("This app may send 1 events a second", "Usage page");
        Thread.sleep(1000L * Integer.parseInt(refused.header("Retry-After").orElseThrow()));
        assertThat(send(app.apiKey(), 1).status()).isEqualTo(200);
    }

    @Test
    void aBatchLargerThanTheBurstIsTakenOnceAndPaidForAfterwards() throws IOException {
        limits.set(caller, id(), new AppLimits(1, null, null, null));

        assertThat(send(app.apiKey(), 100).status()).isEqualTo(200);

        Answer refused = send(app.apiKey(), 1);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isGreaterThan(60);
    }

    @Test
    void limitsEachKeyByItselfAndNoOtherApp() throws IOException {
        String second = keys.create(caller, id(), new KeyDetails("second", Set.of(KeyScope.INGEST), null));
        Registration other = apps.register(owner, "quiet", "");
        limits.set(caller, id(), new AppLimits(null, 1, null, null));

        send(app.apiKey(), 50);

        assertThat(send(app.apiKey(), 1).body()).contains("This API key may send 1 events a second");
        assertThat(send(second, 1).status()).isEqualTo(200);
        assertThat(send(other.apiKey(), 1).status()).isEqualTo(200);
    }

    @Test
    void endsAMonthAtItsQuotaUntilAnOwnerRaisesIt() throws IOException {
        limits.set(caller, id(), new AppLimits(null, null, 10L, null));
        send(app.apiKey(), 10);

        Answer refused = send(app.apiKey(), 1);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("has sent its 10 events of this month");
        assertThat(refused.header("Retry-After")).isPresent();

        limits.set(caller, id(), new AppLimits(null, null, 11L, null));
        assertThat(send(app.apiKey(), 1).status()).isEqualTo(200);
    }

    @Test
    void countsBytesForTheQuotaToo() throws IOException {
        limits.set(caller, id(), new AppLimits(null, null, null, 100L));
        assertThat(send(app.apiKey(), 10).status()).isEqualTo(200);

        assertThat(send(app.apiKey(), 1).body()).contains("100 bytes of this month");
    }

    @Test
    void stopsAStreamWhereTheLimitIsReachedAndSaysHowFarItGot() throws IOException {
        limits.set(caller, id(), new AppLimits(100, null, null, null));

        Answer answer = new RawHttp(port)
                .send(new Request("POST", "/ingest/jsonline")
                        .header("Authorization", "Bearer " + app.apiKey())
                        .body("a line of some length\n".repeat(25_000))
                        .bytes());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("\"stored_lines\":9999");
    }

    @Test
    void reportsWhatWasSentAndWhatWasRefused() throws IOException {
        send(app.apiKey(), 5);
        send(app.apiKey(), 7);
        limits.set(caller, id(), new AppLimits(null, null, 1L, null));
        send(app.apiKey(), 1);
        keys.revoke(caller, id(), app.apiKey().substring(3, 11));
        send(app.apiKey(), 1);

        UsageReport report = reports.of(owner, id());

        assertThat(report.monthEvents()).isEqualTo(12);
        assertThat(report.monthBytes()).isGreaterThan(12 * 10);
        assertThat(report.forecastEvents()).isGreaterThanOrEqualTo(12);
        assertThat(report.days())
                .singleElement()
                .satisfies(day -> assertThat(day.events()).isEqualTo(12));
        assertThat(report.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.name()).isEqualTo("First key"));
        assertThat(report.refused())
                .containsExactlyInAnyOrder(
                        new UsageReport.Refused(RefusalReason.LIMIT, 1), new UsageReport.Refused(RefusalReason.KEY, 1));
    }

    @Test
    void countsABatchThatIsRepeatedOnce() throws IOException {
        for (int i = 0; i < 3; i++) {
            new RawHttp(port)
                    .send(new Request("POST", "/ingest")
                            .header("Authorization", "Bearer " + app.apiKey())
                            .header("Idempotency-Key", "one")
                            .body("{\"logs\":[{\"message\":\"m\"}]}")
                            .bytes());
        }

        assertThat(reports.of(owner, id()).monthEvents()).isEqualTo(1);
    }

    @Test
    void writesDownWhoChangedALimitFromWhatToWhat() {
        limits.set(caller, id(), new AppLimits(5, null, null, null));
        limits.set(caller, id(), AppLimits.NONE);

        var entry = audit.ofApp(id().value(), Long.MAX_VALUE, 1).getFirst().entry();
        assertThat(entry.action()).isEqualTo("limits.changed");
        assertThat(entry.before()).startsWith("a second: 5, ");
        assertThat(entry.after()).startsWith("a second: any, ");
    }

    @Test
    void isThereForOwnersOnly() {
        var stranger = new Caller(users.admin().id(), "192.0.2.1");

        assertThatThrownBy(() -> limits.of(stranger.user(), id())).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> limits.set(stranger, id(), AppLimits.NONE)).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> reports.of(stranger.user(), id())).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> new AppLimits(0, null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private Answer send(String key, int events) throws IOException {
        String logs = String.join(",", Collections.nCopies(events, "{\"message\":\"m\"}"));
        return new RawHttp(port)
                .send(new Request("POST", "/ingest")
                        .header("Authorization", "Bearer " + key)
                        .body("{\"logs\":[" + logs + "]}")
                        .bytes());
    }

    private AppId id() {
        return app.app().id();
    }
}
