package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The database's files ({@code PGDATA}): made once, never re-made, never cleaned. */
final class Cluster {
    /**
     * A segment of the log is filled with zeros before its first use, while commits wait: 50 ms where it has the usual 16 MB
     * and the disk writes 300 MB/s.
     */
    private static final int WAL_SEGMENT_MEGABYTES = 2;

    static final String SUPERUSER = "postgres";

    private final Path directory;

    Cluster(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Refuses files that our programs cannot read; changes nothing. */
    void requireOurVersion() throws IOException {
        Path version = directory.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            if (Files.exists(directory)) {
                throw new DatabaseStartException(directory + " exists but holds no PostgreSQL database; nothing was"
                        + " changed. Move it away, or choose another DATA_DIR.");
            }
            return;
        }
        String found = Files.readString(version).strip();
        if (!found.equals(PostgresBinaries.MAJOR)) {
            throw new DatabaseStartException("%s was written by PostgreSQL %s, and this server brings PostgreSQL %s;"
                            .formatted(directory, found, PostgresBinaries.MAJOR)
                    + " nothing was changed. Start the server's version that wrote it, or choose another DATA_DIR.");
        }
    }

    /** Makes the files if there are none. Only a whole database gets the final name. */
    void createIfAbsent(PostgresPrograms programs, String password) throws IOException, InterruptedException {
        if (Files.exists(directory)) {
            return;
        }
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        PrivateFiles.createDirectory(unfinished);
        Path passwordFile = unfinished.resolveSibling("initdb-password");
        Files.deleteIfExists(passwordFile);
        PrivateFiles.write(passwordFile, password);
        try {
            programs.account().own(unfinished);
            programs.account().own(passwordFile);
            initialise(programs, unfinished, passwordFile);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void initialise(PostgresPrograms programs, Path target, Path passwordFile)
            throws IOException, InterruptedException {
        var result = programs.run(
                Duration.ofMinutes(2),
                "initdb",
                List.of(
                        "--pgdata=" + target,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--wal-segsize=" + WAL_SEGMENT_MEGABYTES,
                        "--encoding=UTF8",
                        // Independent of the machine's C library, whose changes corrupt indexes silently.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (!result.succeeded()) {
            throw new DatabaseStartException("PostgreSQL could not create its files in " + target.getParent() + ": "
                    + LastLine.of(result.output()));
        }
    }
}
