package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says. The number in it may belong to another program by now. */
record PostmasterPid(long pid) {
    static Optional<PostmasterPid> of(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new PostmasterPid(Long.parseLong(lines.getFirst().strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** @return the process of this number, if it lives and is the postmaster of these files */
    Optional<ProcessHandle> process(Path cluster) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> isPostmasterOf(cluster));
    }

    private boolean isPostmasterOf(Path cluster) {
        Path workingDirectory = Path.of("/proc", Long.toString(pid), "cwd");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            // A postmaster lives in its files; a process that nobody waited for has left them.
            try {
                return workingDirectory.toRealPath().equals(cluster.toRealPath());
            } catch (IOException e) {
                return false;
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .isPresent();
    }
}
