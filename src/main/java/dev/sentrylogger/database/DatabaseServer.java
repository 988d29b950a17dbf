package dev.sentrylogger.database;

import javax.sql.DataSource;

/** A PostgreSQL that is ready to be connected to. */
sealed interface DatabaseServer extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {
    /** Opens a new connection each time; pools stand in front of it. */
    DataSource connections();

    @Override
    void close();
}
