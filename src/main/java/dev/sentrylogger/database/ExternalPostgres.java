package dev.sentrylogger.database;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that the operator runs. Its settings are theirs. */
final class ExternalPostgres implements DatabaseServer {
    private final PGSimpleDataSource connections;

    ExternalPostgres(JdbcUrl url) {
        this.connections = url.dataSource();
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public void close() {}
}
