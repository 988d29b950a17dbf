package dev.sentrylogger.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A PostgreSQL that is ready to be connected to, and that no other server uses. */
public sealed interface DatabaseServer extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {
    /** Opens a new connection each time; pools stand in front of it. */
    DataSource connections();

    /** Folders of this machine that the database writes to; none where the operator runs it. */
    List<Path> folders();

    /** @return why nothing may be stored there any more, for people to read; empty while the database is ours alone */
    Optional<String> takenOver();

    @Override
    void close();
}
