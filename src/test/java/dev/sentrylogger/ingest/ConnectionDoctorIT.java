package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.AppKeys;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.ConnectionDoctor;
import dev.sentrylogger.app.Diagnosis.State;
import dev.sentrylogger.app.Diagnosis.Step;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.app.RejectionRow;
import dev.sentrylogger.ingest.RawHttp.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a newcomer gets wrong, sent to the real doors: each time the doctor must name the cause. */
@IntegrationTest
class ConnectionDoctorIT {
    private static final String HERE = "127.0.0.1";
    private static final String SERVER = "https://logs.example.org";
    private static final List<State> FLOWING = List.of(State.DONE, State.DONE, State.DONE, State.DONE, State.DONE);

    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private AppKeys keys;

    @Autowired
    private ConnectionDoctor doctor;

    @Autowired
    private Clock clock;

    private UserId owner;
    private Registration app;

    @BeforeEach
    void registerAnApp() {
        owner = users.member().id();
        app = apps.register(owner, "shop", "");
    }

    @Test
    void saysThatNothingCameAndWhereItShouldGo() {
        List<Step> steps = doctor.diagnose(id(), "192.0.2.99", SERVER).steps();

        assertThat(steps).extracting(Step::state).containsOnly(State.WAITING);
        assertThat(steps.getFirst().detail()).contains("the right one is " + SERVER);
    }

    @Test
    void saysThatAllIsWell() throws IOException {
        send(app.apiKey(), "{\"logs\":[{\"message\":\"m\",\"host\":\"web-1\"}]}");

        assertThat(states()).isEqualTo(FLOWING);
        assertThat(steps().getFirst().detail()).isEqualTo("tests/1.0 at 127.0.0.1 (web-1)");
        assertThat(doctor.rejections(id(), "192.0.2.99")).isEmpty();
    }

    @Test
    void namesAKeyThatIsRevokedAndAKeyThatIsCutShort() throws IOException {
        keys.revoke(new Caller(owner, HERE), id(), app.apiKey().substring(3, 11));
        send(app.apiKey(), "{\"logs\":[]}");
        assertStopped("Key known", "was revoked on");

        send(app.apiKey().substring(0, 49), "{\"logs\":[]}");
        assertStopped("Key known", "a key is 'sk_' and 47 more characters");
    }

    @Test
    void namesAWrongKeyToWhoeverSitsWhereItCameFromAndToNobodyElse() throws IOException {
        String elsewhere = "sk_AAAAAAAA_0000000000000000000000000000000000000";
        send(elsewhere, "{\"logs\":[]}");

        assertStopped("Key known", "copy it again");
        assertThat(doctor.diagnose(id(), "0:0:0:0:0:0:0:1", SERVER).steps())
                .as("a browser reaches localhost by IPv6")
                .isEqualTo(steps());
        assertThat(doctor.diagnose(id(), "192.0.2.99", SERVER).steps())
                .extracting(Step::state)
                .containsOnly(State.WAITING);
    }

    @Test
    void namesAMalformedBodyAndShowsItsBeginningWithoutSecrets() throws IOException {
        send(app.apiKey(), "{\"logs\":[{\"message\":\"m\",\"password\":\"hunter2\",\"key\":\"" + app.apiKey() + "\"}");

        assertStopped("Payload read", "");
        RejectionRow row = doctor.rejections(id(), "192.0.2.99").getFirst();
        assertThat(row.rejection().status()).isEqualTo(400);
        assertThat(row.rejection().sample())
                .startsWith("{\"logs\":[{\"message\":\"m\"")
                .doesNotContain("hunter2", app.apiKey().substring(12));
        assertThat(row.rejection().key()).isEqualTo(app.apiKey().substring(0, 11));
    }

    @Test
    void showsNothingOfABodyThatCameWithNobodysKey() throws IOException {
        new RawHttp(port)
                .send(new Request("POST", "/ingest")
                        .header("User-Agent", "keyless/1.0")
                        .body("{\"logs\":[\"a private line\"")
                        .bytes());

        assertThat(doctor.rejections(id(), HERE))
                .filteredOn(row -> row.rejection().client().equals("keyless/1.0"))
                .singleElement()
                .satisfies(row -> assertThat(row.rejection().sample()).isEmpty());
    }

    @Test
    void namesAContentTypeThatIsNotRead() throws IOException {
        new RawHttp(port)
                .send(new Request("POST", "/ingest")
                        .header("Authorization", "Bearer " + app.apiKey())
                        .header("Content-Type", "text/xml")
                        .body("<log/>")
                        .bytes());

        assertStopped("Payload read", "Content-Type 'text/xml' is not read");
    }

    @Test
    void saysWhichPartOfABatchWasNotTaken() throws IOException {
        send(app.apiKey(), "{\"logs\":[{\"message\":\"m\"},{\"message\":\"n\",\"level\":{}}]}");

        assertThat(steps().get(2).state()).isEqualTo(State.WARNING);
        assertThat(steps().get(2).detail()).startsWith("1 of 2 events were not taken; the first (index 1): ");
    }

    @Test
    void seesAClockThatIsTwoHoursOff() throws IOException {
        sendStamped(Duration.ofHours(2));
        assertThat(steps().get(3).state()).isEqualTo(State.WARNING);
        assertThat(steps().get(3).detail()).containsPattern("stamped (1 h 59|2 h 0) min after it came.*is ahead");

        sendStamped(Duration.ofHours(-2));
        assertThat(steps().get(3).state()).isEqualTo(State.WARNING);
        assertThat(steps().get(3).detail()).contains("stamped 2 h 0 min before it came", "is behind");

        sendStamped(Duration.ofDays(400));
        assertThat(steps().get(3).detail()).contains("ingest.original_timestamp");

        sendStamped(Duration.ZERO);
        assertThat(states()).isEqualTo(FLOWING);
    }

    @Test
    void isWellAgainOnceSomethingArrivesAfterAFailure() throws IOException {
        send(app.apiKey(), "{");
        assertStopped("Payload read", "");

        send(app.apiKey(), "{\"logs\":[{\"message\":\"m\"}]}");

        assertThat(states()).isEqualTo(FLOWING);
        assertThat(doctor.rejections(id(), "192.0.2.99")).hasSize(1);
    }

    @Test
    void countsWhatIsAlikeInOneRow() throws IOException {
        for (int i = 0; i < 5; i++) {
            send(app.apiKey(), "{");
        }

        assertThat(doctor.rejections(id(), "192.0.2.99"))
                .singleElement()
                .satisfies(row -> assertThat(row.times()).isEqualTo(5));
    }

    @Test
    void keepsNoMoreThanItShowsOfAFlood() throws IOException {
        for (int i = 0; i < 150; i++) {
            new RawHttp(port)
                    .send(new Request("POST", "/ingest")
                            .header("Authorization", "Bearer " + app.apiKey())
                            .header("User-Agent", "flood/" + i)
                            .body("{")
                            .bytes());
        }

        assertThat(doctor.rejections(id(), "192.0.2.99")).hasSize(100);
    }

    private void assertStopped(String title, String detail) {
        assertThat(steps())
                .filteredOn(step -> step.state() == State.FAILED)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.title()).isEqualTo(title);
                    assertThat(step.detail()).isNotBlank().contains(detail);
                });
    }

    private void sendStamped(Duration ahead) throws IOException {
        send(
                app.apiKey(),
                "{\"logs\":[{\"message\":\"m\",\"timestamp\":\""
                        + clock.instant().plus(ahead) + "\"}]}");
    }

    private void send(String key, String body) throws IOException {
        new RawHttp(port)
                .send(new Request("POST", "/ingest")
                        .header("Authorization", "Bearer " + key)
                        .header("User-Agent", "tests/1.0")
                        .body(body)
                        .bytes());
    }

    private List<State> states() {
        return steps().stream().map(Step::state).toList();
    }

    private List<Step> steps() {
        return doctor.diagnose(id(), HERE, SERVER).steps();
    }

    private AppId id() {
        return app.app().id();
    }
}
