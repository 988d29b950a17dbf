package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

class EmbeddedPostgresRestartIT {
    final Path directory = SomeDirectory.fresh();

    @AfterEach
    void remove() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }

    @Test
    void keepsDataAndPassword() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(number(postgres, "SELECT answer FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void clearsMigrationLockOfKilledRun() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            execute(postgres, """
                    CREATE TABLE databasechangeloglock AS
                    SELECT 1 AS id, TRUE AS locked, now()::timestamp AS lockgranted, 'gone (10.0.0.1)' AS lockedby
                    """);
        }

        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(number(postgres, "SELECT count(*) FROM databasechangeloglock WHERE NOT locked"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesToRunWhereAnAcknowledgedEventCouldBeLost() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            execute(postgres, "ALTER ROLE sentry_logger SET synchronous_commit = off");
        }

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("synchronous_commit = off");
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsAgainWhenItsPostmasterIsKilled() throws IOException {
        try (var postgres = EmbeddedPostgres.start(directory);
                var pool = new DatabaseConfiguration().dataSource(postgres)) {
            var jdbc = JdbcClient.create(pool);
            jdbc.sql("CREATE TABLE kept AS SELECT 42 AS answer").update();
            ProcessHandle killed = DatabaseProcess.postmasterOf(directory).orElseThrow();

            killed.destroyForcibly();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                assertThat(jdbc.sql("SELECT answer FROM kept")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(42);
                assertThat(DatabaseProcess.postmasterOf(directory))
                        .isPresent()
                        .get()
                        .isNotEqualTo(killed);
            });
        }
    }

    @Test
    @Timeout(60)
    void closesWithoutWaitingForAStartThatTakesMinutes() throws IOException {
        var postgres = EmbeddedPostgres.start(directory);
        Path programs = directory
                .resolve("postgres-bin")
                .resolve(PostgresBinaries.VERSION)
                .resolve("bin");
        Path begun = directory.resolve("postgres/begun");
        Path slow = Files.writeString(programs.resolve("slow"), "#!/bin/sh\ntouch " + begun + "\nexec sleep 90\n");
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(slow, programs.resolve("pg_ctl"), StandardCopyOption.REPLACE_EXISTING);
        DatabaseProcess.postmasterOf(directory).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(begun));

        postgres.close();

        assertThat(DatabaseProcess.postmasterOf(directory)).isEmpty();
    }

    @Test
    void unpacksTheVersionItNames() throws Exception {
        try (var postgres = EmbeddedPostgres.start(directory);
                HikariDataSource pool = new DatabaseConfiguration().dataSource(postgres)) {
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT current_setting('server_version')")
                            .query(String.class)
                            .single())
                    .isEqualTo(PostgresBinaries.VERSION);
            assertThat(directory.resolve("postgres-bin").resolve(PostgresBinaries.VERSION))
                    .isDirectory();
        }
    }

    @Test
    void leavesFilesOfAnotherMajorVersionAlone() throws IOException {
        Path cluster = Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "15\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("nothing was changed");
        try (var files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("lock", "postgres");
        }
        try (var files = Files.list(cluster)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("PG_VERSION");
        }
    }

    @Test
    void saysSoWhenPasswordFileIsGone() throws IOException {
        EmbeddedPostgres.start(directory).close();
        Files.delete(directory.resolve("postgres-password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("postgres-password is missing");
    }

    @Test
    void saysSoWhenPasswordFileIsEmptyAndLeavesItAlone() throws IOException {
        EmbeddedPostgres.start(directory).close();
        Path file = directory.resolve("postgres-password");
        Files.writeString(file, "");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("postgres-password is empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    void makesPasswordAnewWhenItsFileIsEmptyAndThereIsNoDatabaseYet() throws IOException {
        Files.createDirectory(directory);
        Path file = Files.createFile(directory.resolve("postgres-password"));

        assertThat(DatabasePassword.in(directory)).hasSize(32).isEqualTo(Files.readString(file));
        assertThat(directory.resolve("postgres-password.unfinished")).doesNotExist();
    }

    @Test
    void namesFolderThatItsUnprivilegedAccountMayNotEnter() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path closed = Files.createDirectory(directory);
        Files.setAttribute(closed, "unix:mode", 0700);

        assertThatThrownBy(() -> EmbeddedPostgres.start(closed.resolve("deeper/data")))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("may not enter " + closed + ".")
                .hasMessageContaining("chmod o+x " + closed)
                .hasMessageContaining("DATA_DIR");
    }

    @Test
    void saysSoWhenDataFolderCannotBeMade() throws IOException {
        Files.writeString(directory, "a file, not a folder");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory.resolve("data")))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("Cannot write to the data folder " + directory.resolve("data"));
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        JdbcClient.create(postgres.connections()).sql(sql).update();
    }

    private static int number(EmbeddedPostgres postgres, String sql) {
        return JdbcClient.create(postgres.connections())
                .sql(sql)
                .query(Integer.class)
                .single();
    }
}
