package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded database's disks fill up: that of its tables, or that of its log. */
class FullDiskFaultsIT {
    private static final int RESERVE_MEGABYTES = 64;

    /** Texts that hardly compress: about 10 MB a second on disk. */
    private static final Load.Shape BULKY = new Load.Shape(4, 50, 2_000, 50);

    static FaultServer server;
    static SmallDisk tables;
    static SmallDisk log;

    @BeforeAll
    static void start() throws Exception {
        server = FaultServer.started(Map.of("DISK_RESERVE", RESERVE_MEGABYTES + "MB", "STORE_QUEUE", "8MB"));
        server.terminate();
        tables = SmallDisk.under(server.data.resolve("postgres/base"), 768);
        log = SmallDisk.under(server.data.resolve("postgres/pg_wal"), 320);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.terminate();
        }
        for (SmallDisk disk : new SmallDisk[] {tables, log}) {
            if (disk != null) {
                disk.close();
            }
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void refusesEventsBeforeTheDiskOfTheTablesIsFull(long seed) throws Exception {
        // The last few megabytes are the load's to take.
        refusesBeforeItIsFull("12 disk full, tables first", tables, RESERVE_MEGABYTES + 8, seed);
    }

    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void refusesEventsBeforeTheDiskOfTheLogIsFull(long seed) throws Exception {
        // The load alone would never: the log's files are used again and again.
        refusesBeforeItIsFull("12 disk full, log first", log, RESERVE_MEGABYTES - 16, seed);
    }

    private static void refusesBeforeItIsFull(String fault, SmallDisk disk, int left, long seed) throws Exception {
        long before = postgresLogLength();
        Ledger ledger = new FaultRound(fault, server, seed, BULKY).run((load, random) -> {
            disk.fillUpTo(left + random.nextInt(8));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(load.ledger.lastRefusal())
                        .contains(" MB are free on the disk of the database", "taken again from 80 MB on");
                assertThat(disk.freeMegabytes()).isLessThan(80);
                assertThat(server.get("/health").path("status").asString()).isEqualTo("refusing_events");
            });
            assertThat(server.get("/api/apps").path("apps").size()).isPositive();
            assertThat(server.status("/login")).isEqualTo(200);
            disk.makeRoom();
            return System.nanoTime();
        });

        assertThat(postgresLogSince(before)).doesNotContain("PANIC", "No space left");
        assertThat(ledger.refusals()).containsOnlyKeys(503);
        assertThat(server.get("/health").path("status").asString()).isEqualTo("ok");
    }

    /** Which no reserve can prevent; PostgreSQL dies then and can only recover when there is room. */
    @ParameterizedTest
    @MethodSource("dev.sentrylogger.fault.Seeds#all")
    void comesBackWhenSomebodyElseFilledTheDiskToTheLastByte(long seed) throws Exception {
        new FaultRound("12 disk full to the last byte", server, seed, BULKY).run((load, random) -> {
            SmallDisk disk = random.nextBoolean() ? tables : log;
            disk.fillUpTo(0);
            server.postgres().kill("KILL");
            TimeUnit.MILLISECONDS.sleep(random.nextLong(8_000));
            assertThat(server.status("/login")).isEqualTo(200);
            disk.makeRoom();
            return System.nanoTime();
        });
    }

    /** From here on; earlier tests may have made it panic. */
    private static String postgresLogSince(long length) throws IOException {
        byte[] all = Files.readAllBytes(server.data.resolve("postgres/server.log"));
        return new String(all, (int) length, all.length - (int) length, StandardCharsets.UTF_8);
    }

    private static long postgresLogLength() throws IOException {
        return Files.size(server.data.resolve("postgres/server.log"));
    }
}
