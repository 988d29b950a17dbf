package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
    @Test
    void readsAddressWithCredentials() {
        var url = JdbcUrl.parse("postgres://log:p%40ss+w%2Frd@db.example.com:6432/logs?sslmode=require");

        assertThat(url.url()).isEqualTo("jdbc:postgresql://db.example.com:6432/logs?sslmode=require");
        assertThat(url.user()).isEqualTo("log");
        assertThat(url.password()).isEqualTo("p@ss+w/rd");
    }

    @Test
    void readsIpv6Address() {
        assertThat(JdbcUrl.parse("postgresql://log@[::1]:5432/logs").url())
                .isEqualTo("jdbc:postgresql://[::1]:5432/logs");
    }

    @Test
    void prefersSeparateCredentials() {
        var url = JdbcUrl.parse("postgres://log:old@db/logs").withCredentials(null, "new");

        assertThat(url.user()).isEqualTo("log");
        assertThat(url.password()).isEqualTo("new");
    }

    @Test
    void boundsWaitingForSilentServer() {
        var dataSource = JdbcUrl.parse("jdbc:postgresql://db:5432/logs").dataSource();

        assertThat(dataSource.getSocketTimeout()).isEqualTo(60);
        assertThat(dataSource.getConnectTimeout()).isEqualTo(5);
        assertThat(dataSource.getTcpKeepAlive()).isTrue();
        assertThat(dataSource.getLogServerErrorDetail()).isFalse();
        assertThat(dataSource.getApplicationName()).isEqualTo("sentry-logger");
    }

    @Test
    void leavesWhatOperatorChose() {
        var dataSource = JdbcUrl.parse("jdbc:postgresql://db/logs?socketTimeout=7&prepareThreshold=0")
                .withCredentials("log", "secret")
                .dataSource();

        assertThat(dataSource.getSocketTimeout()).isEqualTo(7);
        assertThat(dataSource.getPrepareThreshold()).isZero();
        assertThat(dataSource.getUser()).isEqualTo("log");
        assertThat(dataSource.getPassword()).isEqualTo("secret");
        assertThat(dataSource.getDatabaseName()).isEqualTo("logs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://log:hunter2@db/logs",
                "db.example.com",
                "postgres://log:hunter2@/logs",
                "postgres://log:hunter2 @db/logs",
                "jdbc:postgresql://db:port/logs?password=hunter2"
            })
    void refusesOtherFormsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> JdbcUrl.parse(text).dataSource())
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("postgres://user:password@host:5432/name")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
