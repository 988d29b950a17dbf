package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The product's own PostgreSQL for measurements: one of our own to compare with, and a way into a running server's. */
public final class BenchDatabase implements AutoCloseable {
    private static final int PORT_LINE = 3;

    private final Path directory;
    private final EmbeddedPostgres postgres;

    private BenchDatabase(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** Starts what the product would start there, with the settings the product gives it. */
    public static BenchDatabase start(Path directory) {
        return new BenchDatabase(directory, EmbeddedPostgres.start(directory));
    }

    public Connection connect() throws IOException, SQLException {
        return connect(directory);
    }

    /** As the superuser and without time limits, to the database whose server owns {@code dataDirectory}. */
    public static Connection connect(Path dataDirectory) throws IOException, SQLException {
        String port = Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/sentry_logger?socketTimeout=0";
        var connection = new JdbcUrl(url, Cluster.SUPERUSER, DatabasePassword.in(dataDirectory))
                .dataSource()
                .getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
        }
        return connection;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
