package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.FileSystemUtils;

/** Servers that want the same database for themselves. */
class DatabaseClaimIT {
    /** Ends whoever holds a lock of this kind, as an administrator or a broken line would. */
    private static final String END_HOLDER = """
            SELECT pg_terminate_backend(pid, 5000)
            FROM pg_locks
            WHERE locktype = 'advisory' AND granted
            """;

    static Path directory;
    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        directory = SomeDirectory.fresh();
        postgres = EmbeddedPostgres.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    @Test
    void refusesASecondServerAndLetsItInWhenTheFirstHasGone() throws SQLException {
        DatabaseClaim first = DatabaseClaim.take(database());

        assertThatThrownBy(() -> DatabaseClaim.take(database(), Duration.ZERO))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessage("Another Sentry Logger is using the database of DATABASE_URL; stop it first, or give this"
                        + " one a database of its own.");
        first.close();
        DatabaseClaim.take(database(), Duration.ofSeconds(5)).close();
    }

    @Test
    void letsServersUseSchemasOfTheirOwn() throws SQLException {
        JdbcClient.create(database()).sql("CREATE SCHEMA IF NOT EXISTS other").update();
        DataSource other = database("SET search_path = other");

        try (var first = DatabaseClaim.take(database());
                var second = DatabaseClaim.take(other, Duration.ZERO)) {
            assertThat(first.lost()).isEmpty();
            assertThat(second.lost()).isEmpty();
        }
    }

    @Test
    void takesItsClaimAgainWhenItsConnectionBreaks() throws SQLException {
        try (var claim = DatabaseClaim.take(database())) {
            endHolder();

            await().atMost(Duration.ofSeconds(20)).until(DatabaseClaimIT::isHeld);
            assertThat(claim.lost()).isEmpty();
            assertThatThrownBy(() -> DatabaseClaim.take(database(), Duration.ZERO))
                    .isInstanceOf(DatabaseStartException.class);
        }
    }

    @Test
    void losesItsClaimWhenAnotherServerTookItWhileItsConnectionWasBroken() throws SQLException {
        try (var claim = DatabaseClaim.take(database())) {
            endHolder();
            try (var other = DatabaseClaim.take(database(), Duration.ZERO)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> claim.lost().isPresent());

                assertThat(claim.lost().orElseThrow()).contains("taken over", "start this one again");
                assertThat(other.lost()).isEmpty();
            }
        }
    }

    @Test
    void leavesTheMigrationOfAServerInAnotherSchemaAlone() throws SQLException {
        JdbcClient.create(database()).sql("""
                CREATE TABLE public.databasechangeloglock AS
                SELECT 1 AS id, TRUE AS locked, now()::timestamp AS lockgranted, 'host (10.0.0.1)' AS lockedby
                """).update();
        JdbcClient.create(database()).sql("CREATE SCHEMA IF NOT EXISTS other").update();

        assertThat(MigrationLock.clear(database("SET search_path = other, public")))
                .isFalse();
        assertThat(MigrationLock.clear(database())).isTrue();
    }

    private static void endHolder() {
        assertThat(JdbcClient.create(database())
                        .sql(END_HOLDER)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    private static boolean isHeld() {
        return JdbcClient.create(database())
                .sql("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND granted")
                .query(Boolean.class)
                .single();
    }

    private static DataSource database() {
        return postgres.connections();
    }

    private static DataSource database(String first) {
        return new DelegatingDataSource(database()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                try (Statement statement = connection.createStatement()) {
                    statement.execute(first);
                }
                return connection;
            }
        };
    }
}
