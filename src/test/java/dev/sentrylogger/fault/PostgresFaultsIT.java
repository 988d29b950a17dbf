package dev.sentrylogger.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded database is killed, stopped and frozen under a server that lives on. */
class PostgresFaultsIT {
    private static final Duration FREEZE = Duration.ofSeconds(Integer.getInteger("fault.freeze", 12));

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
    void losesNothingWhenAllOfPostgresIsKilled(long seed) throws Exception {
        new FaultRound("3 kill -9 postmaster and children", server, seed).run((load, random) -> {
            server.postgres().kill("KILL");
            return System.nanoTime();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void losesNothingWhenOneOfPostgresProcessesIsKilled(long seed) throws Exception {
        new FaultRound("4 kill -9 one backend", server, seed).run((load, random) -> {
            long at = System.nanoTime();
            for (String title : List.of("walwriter", "checkpointer", "sentry_logger sentry_logger")) {
                long victim = server.postgres().backend(title).orElseThrow();
                PostgresProcesses.kill("KILL", List.of(victim));
                at = System.nanoTime();
                load.awaitAcknowledgedAfter(at);
                TimeUnit.MILLISECONDS.sleep(random.nextLong(500));
            }
            return at;
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void losesNothingWhenPostgresIsStopped(long seed) throws Exception {
        new FaultRound("5 restart -m fast, then immediate", server, seed).run((load, random) -> {
            PostgresProcesses.kill("INT", List.of(server.postgres().postmaster()));
            load.awaitAcknowledgedAfter(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
            PostgresProcesses.kill("QUIT", List.of(server.postgres().postmaster()));
            return System.nanoTime();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void answersAndLosesNothingWhilePostgresIsFrozen(long seed) throws Exception {
        new FaultRound("6 SIGSTOP for " + FREEZE.toSeconds() + " s", server, seed).run((load, random) -> {
            server.postgres().kill("STOP");
            TimeUnit.MILLISECONDS.sleep(FREEZE.toMillis());
            server.postgres().kill("CONT");
            return System.nanoTime();
        });
    }
}
