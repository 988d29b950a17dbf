package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Data directories under target/, which the account that runs PostgreSQL can reach, unlike JUnit's. */
final class SomeDirectory {
    private SomeDirectory() {}

    /** @return a path of which only the parent exists */
    static Path fresh() {
        try {
            return Files.createDirectories(Path.of("target/test-data"))
                    .toAbsolutePath()
                    .resolve("database-" + UUID.randomUUID());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
