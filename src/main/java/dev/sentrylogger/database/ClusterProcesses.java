package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes that work on one database's files. On Linux they are known by their working directory, which is proof; a
 * process that died and that nobody waited for has none. Elsewhere the number in {@code postmaster.pid} and the program's
 * name must do.
 */
final class ClusterProcesses {
    private static final boolean PROC = Files.isDirectory(Path.of("/proc/self"));

    private final Path cluster;

    ClusterProcesses(Path cluster) {
        this.cluster = cluster;
    }

    Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** @return the main process, if the file names a live one that is ours */
    Optional<ProcessHandle> postmaster() throws IOException {
        try {
            return Files.readAllLines(pidFile()).stream()
                    .findFirst()
                    .filter(line -> line.strip().matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(this::isOurs);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Asks every process on these files to end, and kills those that are still there after {@code patience}. */
    void endAll(Duration patience) throws InterruptedException {
        all().forEach(ProcessHandle::destroy);
        if (!noneLeftWithin(patience)) {
            all().forEach(ProcessHandle::destroyForcibly);
            noneLeftWithin(patience);
        }
    }

    // Not ProcessHandle.onExit: where nobody waits for orphans, a dead one counts as alive there for ever.
    private boolean noneLeftWithin(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (!all().isEmpty()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    boolean canProveNoneIsLeft() {
        return PROC && all().isEmpty();
    }

    private List<ProcessHandle> all() {
        return PROC ? ProcessHandle.allProcesses().filter(this::isOurs).toList() : List.of();
    }

    private boolean isOurs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        if (!PROC) {
            return process.info()
                    .command()
                    .filter(command -> Path.of(command).endsWith("postgres") || command.endsWith("postgres.exe"))
                    .isPresent();
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(cluster);
        } catch (IOException | SecurityException e) {
            // Gone meanwhile, or another user's and therefore not ours.
            return false;
        }
    }
}
