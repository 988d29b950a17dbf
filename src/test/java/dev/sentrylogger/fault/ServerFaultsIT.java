package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.RunningJar;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's own process is killed, stopped, and started beside itself. */
class ServerFaultsIT {
    private static final int KILLED_STARTS = 2;

    static FaultServer server;

    @BeforeAll
    static void start() throws Exception {
        server = FaultServer.started(Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void losesNothingWhenItIsKilledMidBatch(long seed) throws Exception {
        new FaultRound("1 kill -9 JVM", server, seed).run((load, random) -> {
            server.kill();
            long killed = System.nanoTime();
            server.start();
            return killed;
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void startsAfterItsStartsWereKilledAtAnyMoment(long seed) throws Exception {
        try (var empty = new FaultServer(RunningJar.newDataDirectory("faults"), Map.of())) {
            // The very first ones make the database and its tables.
            killStarts(empty, new SplittableRandom(seed));
            empty.start();

            new FaultRound("2 kill -9 during start", empty, seed).run((load, random) -> {
                empty.kill();
                killStarts(empty, random);
                long begun = System.nanoTime();
                empty.start();
                return begun;
            });
        }
    }

    private static void killStarts(FaultServer server, SplittableRandom random) throws Exception {
        for (int i = 0; i < KILLED_STARTS; i++) {
            server.launch();
            TimeUnit.MILLISECONDS.sleep(random.nextLong(8_000));
            server.kill();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void finishesWhatIsInFlightWhenItIsTerminated(long seed) throws Exception {
        new FaultRound("32 SIGTERM under load", server, seed).run((load, random) -> {
            server.terminate();
            // 128 + SIGTERM
            assertThat(server.process().exitValue()).isEqualTo(143);
            assertThat(server.postgres().all()).isEmpty();
            long begun = System.nanoTime();
            server.start();
            return begun;
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#one")
    void isUnharmedByASecondServerOnItsData(long seed) throws Exception {
        new FaultRound("33 second server, same data", server, seed).run((load, random) -> {
            var second = RunningJar.launch(server.data, Map.of());
            assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(second.process.exitValue()).isNotZero();
            assertThat(second.console().lines().filter(line -> line.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("Another Sentry Logger is running on " + server.data);
            return System.nanoTime();
        });
    }
}
