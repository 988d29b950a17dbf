package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder that one server claims for itself before it touches anything in it. The claim ends with the process, however
 * it ends.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final boolean isNew;
    private final FileChannel lock;

    private DataDirectory(Path path, boolean isNew, FileChannel lock) {
        this.path = path;
        this.isNew = isNew;
        this.lock = lock;
    }

    /** @throws DatabaseStartException when another server has it, or we may not write there */
    static DataDirectory claim(Path path) {
        try {
            boolean isNew = createIfAbsent(path);
            var channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            if (!lock(channel)) {
                channel.close();
                throw new DatabaseStartException("Another Sentry Logger is running on " + path
                        + "; stop it first, or set DATA_DIR to another folder.");
            }
            return new DataDirectory(path.toRealPath(), isNew, channel);
        } catch (IOException e) {
            throw new DatabaseStartException("Cannot write to the data folder " + path + " (" + e
                    + "); give this user access to it, or set DATA_DIR to another folder.");
        }
    }

    private static boolean createIfAbsent(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> content = Files.list(path)) {
                // A start that was killed after its claim leaves the lock, and rights that nobody set yet.
                return content.allMatch(each -> each.endsWith(LOCK));
            }
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        PrivateFiles.createDirectory(path);
        return true;
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by another server in this very process.
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** @return whether nobody used the folder before this claim, so that its access rights are ours to set */
    boolean isNew() {
        return isNew;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot give up the lock on " + path, e);
        }
    }
}
