package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL for tests of other packages that play its operator: ours, in this very process, in a folder of its own. */
public final class TestPostgres implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres postgres;

    private TestPostgres(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    public static TestPostgres start() {
        Path directory = SomeDirectory.fresh();
        return new TestPostgres(directory, EmbeddedPostgres.start(directory));
    }

    public int port() throws SQLException {
        try (var connection = postgres.connections().getConnection()) {
            String url = connection.getMetaData().getURL();
            return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
        }
    }

    /** @return what a server needs to find it at {@code port}, which may be a proxy's */
    public Map<String, String> settings(int port, String parameters) throws IOException {
        return Map.of(
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/sentry_logger" + parameters,
                "DATABASE_USER",
                "sentry_logger",
                "DATABASE_PASSWORD",
                Files.readString(directory.resolve("postgres-password")));
    }

    /** Where its processes work. */
    public Path cluster() throws IOException {
        return directory.toRealPath().resolve("postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
