package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that one server claims for itself before it touches anything in it. The claim ends with the process, however
 * it ends.
 */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final boolean isNew;
    private final FileChannel lock;

    private DataDirectory(Path path, boolean isNew, FileChannel lock) {
        this.path = path;
        this.isNew = isNew;
        this.lock = lock;
    }

    static DataDirectory claim(Path path) {
        try {
            boolean isNew = !Files.exists(path);
            Files.createDirectories(path);
            var channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
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

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** @return whether this claim made the folder, so that its access rights are ours to set */
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
