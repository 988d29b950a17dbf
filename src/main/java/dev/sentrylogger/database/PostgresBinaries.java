package dev.sentrylogger.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from our jar next to the data: a folder for temporary files may be swept at night. */
final class PostgresBinaries {
    /** What the archives in the jar hold; PostgresBinariesIT compares it with what the programs say. */
    static final String VERSION = "18.6";

    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    private PostgresBinaries() {}

    /** @return the folder that holds {@code bin}, {@code lib} and {@code share} of this version */
    static Path unpackInto(Path dataDirectory) throws IOException {
        Path all = dataDirectory.resolve("postgres-bin");
        Path ours = all.resolve(VERSION);
        if (Files.isDirectory(ours)) {
            return ours;
        }
        // Only a whole archive gets the final name: the process may die at any moment.
        Path unfinished = all.resolve(VERSION + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        unpack(archiveName(System.getProperty("os.name"), System.getProperty("os.arch")), unfinished);
        Files.move(unfinished, ours, StandardCopyOption.ATOMIC_MOVE);
        removeOthers(all, ours);
        return ours;
    }

    static String archiveName(String system, String architecture) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        if (name.contains("linux")) {
            return arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        }
        // Universal programs: this one archive also serves Intel Macs.
        return name.contains("mac") ? "postgres-darwin-arm_64.txz" : "postgres-windows-x86_64.txz";
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = open(archive);
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (var entry = nextEntry(tar); entry != null; entry = nextEntry(tar)) {
                write(tar, entry, target);
            }
        }
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (packed == null) {
            throw new DatabaseStartException("This build holds no PostgreSQL for this kind of machine (" + archive
                    + "); point DATABASE_URL at a PostgreSQL " + MAJOR + " that you run.");
        }
        return packed;
    }

    private static @Nullable TarArchiveEntry nextEntry(TarArchiveInputStream tar) throws IOException {
        return tar.getNextEntry();
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !path.startsWith(target) || entry.getName().endsWith(".a")) {
            return;
        }
        createFolder(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        readableByAll(path, (entry.getMode() & 0100) != 0);
    }

    private static void createFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.exists(folder)) {
            createFolder(folder.getParent());
            Files.createDirectory(folder);
            readableByAll(folder, true);
        }
    }

    // Whatever our umask is: the account that runs the programs may be another one.
    private static void readableByAll(Path path, boolean executable) {
        path.toFile().setReadable(true, false);
        path.toFile().setExecutable(executable, false);
    }

    private static void removeOthers(Path all, Path ours) throws IOException {
        try (Stream<Path> versions = Files.list(all)) {
            for (Path version : versions.filter(path -> !path.equals(ours)).toList()) {
                FileSystemUtils.deleteRecursively(version);
            }
        }
    }
}
