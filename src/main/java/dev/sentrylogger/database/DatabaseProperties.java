package dev.sentrylogger.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A PostgreSQL that the operator runs; without {@code database.url} the server brings its own.
 *
 * @param url {@code jdbc:postgresql://host:5432/name} or {@code postgres://user:password@host:5432/name}
 * @param user wins over a user in the address
 * @param password wins over a password in the address
 */
@ConfigurationProperties("database")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {
    @Override
    public String toString() {
        return "DatabaseProperties[secrets not shown]";
    }
}
