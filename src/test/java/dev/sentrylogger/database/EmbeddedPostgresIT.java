package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One embedded PostgreSQL, started in this process. */
class EmbeddedPostgresIT {
    static final Path DIRECTORY = SomeDirectory.fresh();
    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(DIRECTORY);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
    void isDurable(String setting) {
        var value = JdbcClient.create(postgres.connections())
                .sql("SELECT current_setting(:setting)")
                .param("setting", setting)
                .query(String.class)
                .single();

        assertThat(value).isEqualTo("on");
    }

    @Test
    void listensOnLoopbackOnly() {
        var addresses = JdbcClient.create(postgres.connections())
                .sql("SELECT current_setting('listen_addresses')")
                .query(String.class)
                .single();

        assertThat(addresses).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "sentry_logger"})
    void refusesConnectionWithoutPassword(String user) {
        assertThatThrownBy(() -> postgres.connections().getConnection(user, null))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "sentry_logger"})
    void refusesWrongPassword(String user) {
        assertThatThrownBy(() -> postgres.connections().getConnection(user, "guessed"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void givesApplicationNoPowerOverTheMachine() {
        var jdbc = JdbcClient.create(postgres.connections());

        assertThatThrownBy(() -> jdbc.sql("COPY (SELECT 1) TO PROGRAM 'cat'").update())
                .hasStackTraceContaining("permission denied to COPY to or from an external program");
    }
}
