package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Whole processes that are killed, stopped and started again on the same directory. */
class DatabaseProcessIT {
    final Path directory = SomeDirectory.fresh();

    @AfterEach
    void remove() throws Exception {
        FileSystemUtils.deleteRecursively(directory);
    }

    @Test
    void servesAgainWithEveryAcknowledgedRowAfterItsProcessWasKilled() throws Exception {
        long acknowledged = 0;
        ProcessHandle orphan;
        try (var killed = DatabaseProcess.on(directory)) {
            killed.awaitReady();
            for (int i = 0; i < 20; i++) {
                acknowledged = killed.insert();
            }
            orphan = killed.postmaster();
            killed.kill();
            assertThat(DatabaseProcess.postmasterOf(directory)).hasValue(orphan);

            try (var next = DatabaseProcess.on(directory)) {
                assertThat(next.awaitReady()).isEqualTo(acknowledged);

                assertThat(next.postmaster()).isNotEqualTo(orphan);
                assertThat(next.insert()).isGreaterThan(acknowledged);
            }
        }
    }

    @Test
    void servesAgainAfterBothProcessesWereKilled() throws Exception {
        try (var killed = DatabaseProcess.on(directory)) {
            killed.awaitReady();
            long acknowledged = killed.insert();
            ProcessHandle postmaster = killed.postmaster();
            killed.kill();
            postmaster.destroyForcibly();

            try (var next = DatabaseProcess.on(directory)) {
                assertThat(next.awaitReady()).isEqualTo(acknowledged);
            }
        }
    }

    @Test
    void secondStartOnSameDirectoryEndsWithOneLineAndLeavesFirstUnharmed() throws Exception {
        try (var first = DatabaseProcess.on(directory)) {
            first.awaitReady();
            ProcessHandle postmaster = first.postmaster();

            try (var second = DatabaseProcess.ofWholeServerOn(directory)) {
                String said = second.awaitEnd();

                assertThat(second.exitCode()).isNotZero();
                assertThat(said.lines().filter(line -> line.contains("ERROR") || line.contains("WARN ")))
                        .singleElement()
                        .asString()
                        .contains("Another Sentry Logger is running on " + directory, "DATA_DIR");
                assertThat(said).doesNotContain("\tat ", "Exception", "APPLICATION FAILED");
            }
            assertThat(first.insert()).isEqualTo(1);
            assertThat(first.postmaster()).isEqualTo(postmaster);
        }
    }

    @Test
    void stopsDatabaseCleanlyAndKeepsItsFilesWhenTerminated() throws Exception {
        try (var first = DatabaseProcess.on(directory)) {
            first.awaitReady();
            first.insert();

            first.terminate();

            assertThat(DatabaseProcess.postmasterOf(directory)).isEmpty();
            assertThat(Files.readString(directory.resolve("postgres/server.log")))
                    .endsWith("LOG:  database system is shut down\n");
        }
        try (var second = DatabaseProcess.on(directory)) {
            assertThat(second.awaitReady()).isEqualTo(1);
        }
    }

    @Test
    void runsDatabaseUnprivilegedWhenStartedByRoot() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        try (var server = DatabaseProcess.on(directory)) {
            server.awaitReady();

            List<ProcessHandle> all = server.postmaster().descendants().toList();

            assertThat(status(server.postmaster(), "Uid:")).doesNotContain("0");
            assertThat(status(server.postmaster(), "Gid:")).doesNotContain("0");
            assertThat(status(server.postmaster(), "Groups:")).isEmpty();
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(process -> assertThat(status(process, "Uid:")).doesNotContain("0"));
            assertThat(Files.getAttribute(directory.resolve("postgres"), "unix:mode"))
                    .isEqualTo(040700);
            assertThat(Files.getAttribute(directory, "unix:mode")).isEqualTo(040710);
            assertThat(Files.getAttribute(directory, "unix:uid")).isEqualTo(0);
        }
    }

    @Test
    void startsInDirectoryOfStartThatWasKilledAfterItsClaim() throws Exception {
        Files.createFile(Files.createDirectory(directory, ownerOnly()).resolve("lock"));

        try (var server = DatabaseProcess.on(directory)) {
            assertThat(server.awaitReady()).isZero();
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    private static List<String> status(ProcessHandle process, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(field))
                    .flatMap(line ->
                            Arrays.stream(line.substring(field.length()).strip().split("\\s+")))
                    .filter(number -> !number.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
