package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The embedded database's password: 128 random bits in a file that only the server's own user can read. */
final class DatabasePassword {
    private static final String FILE = "postgres-password";

    private DatabasePassword() {}

    static String in(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        boolean exists = Files.exists(file);
        if (!exists || Files.readString(file).isBlank()) {
            if (Files.exists(dataDirectory.resolve("postgres"))) {
                throw new DatabaseStartException(file + (exists ? " is empty" : " is missing")
                        + ", and without it nobody can sign in to the database"
                        + " beside it; put it back from your backup.");
            }
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            PrivateFiles.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }
}
