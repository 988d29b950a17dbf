package dev.sentrylogger.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Starts or finds the database, and puts a pool in front of it. The pool closes first, then the database stops. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataProperties.class, DatabaseProperties.class})
class DatabaseConfiguration {
    @Bean
    DatabaseServer databaseServer(DataProperties data, DatabaseProperties database) {
        if (!StringUtils.hasText(database.url())) {
            return EmbeddedPostgres.start(data.path());
        }
        JdbcUrl url = JdbcUrl.parse(database.url().strip())
                .withCredentials(emptyToNull(database.user()), emptyToNull(database.password()));
        return ExternalPostgres.connect(url, Duration.ofMinutes(1));
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server) {
        var config = new HikariConfig();
        config.setPoolName("main");
        config.setDataSource(server.connections());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(2);
        // A page that cannot have a connection within this time had better say so.
        config.setConnectionTimeout(3_000);
        config.setValidationTimeout(1_000);
        return new HikariDataSource(config);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }
}
