package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.RunningJar;
import dev.sentrylogger.database.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator's own database, and a line to it that fails in every way a line can fail. */
class DatabaseLineFaultsIT {
    /** A silent database is given up after so long; the usual minute would be long for a test. */
    private static final String PARAMETERS = "?socketTimeout=8";

    static TestPostgres postgres;
    static TcpProxy line;
    static FaultServer server;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestPostgres.start();
        line = new TcpProxy(postgres.port());
        server = FaultServer.started(postgres.settings(line.port(), PARAMETERS));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (line != null) {
            line.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private interface Outage {
        void begin() throws Exception;
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void losesNothingWhenTheDatabaseCannotBeReached(long seed) throws Exception {
        new FaultRound("7 database unreachable", server, seed).run((load, random) -> {
            List<Outage> outages = new ArrayList<>(List.of(
                    line::resetAll,
                    () -> refuseFor(random.nextLong(500, 4_000)),
                    () -> blockFor(random.nextLong(500, 6_000)),
                    line::abandon,
                    () -> delayFor(load)));
            Collections.shuffle(outages, new Random(seed));
            long healed = 0;
            for (Outage outage : outages) {
                outage.begin();
                healed = System.nanoTime();
                load.awaitAcknowledgedAfter(healed);
            }
            return healed;
        });
    }

    private static void refuseFor(long millis) throws Exception {
        line.refuse();
        TimeUnit.MILLISECONDS.sleep(millis);
        line.listen();
    }

    private static void blockFor(long millis) throws Exception {
        line.block();
        TimeUnit.MILLISECONDS.sleep(millis);
        line.release();
    }

    private static void delayFor(Load load) {
        line.delay(100);
        load.awaitAcknowledgedAfter(System.nanoTime());
        line.delay(0);
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void storesOnceWhenTheAnswerOfACommitIsLost(long seed) throws Exception {
        new FaultRound("8 cut after commit", server, seed).run((load, random) -> {
            for (int i = 0; i < 8; i++) {
                line.swallowAnswersOfCommits(1 + random.nextInt(3));
                await().atMost(Duration.ofSeconds(30)).until(() -> line.commitsStillToSwallow() == 0);
                load.awaitAcknowledgedAfter(System.nanoTime());
                TimeUnit.MILLISECONDS.sleep(random.nextLong(200));
            }
            return System.nanoTime();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#one")
    void isUnharmedByASecondServerOnItsDatabase(long seed) throws Exception {
        new FaultRound("33 second server, same database", server, seed).run((load, random) -> {
            var second =
                    RunningJar.launch(RunningJar.newDataDirectory("faults"), postgres.settings(postgres.port(), ""));
            assertThat(second.process.waitFor(90, TimeUnit.SECONDS)).isTrue();

            assertThat(second.process.exitValue()).isNotZero();
            assertThat(second.console().lines().filter(text -> text.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("Another Sentry Logger is using the database of DATABASE_URL");
            return System.nanoTime();
        });
    }
}
