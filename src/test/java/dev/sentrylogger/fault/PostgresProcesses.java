package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of the PostgreSQL whose files lie in {@code cluster}, as the machine's list shows them. Linux only. */
final class PostgresProcesses {
    private final Path cluster;

    PostgresProcesses(Path cluster) {
        this.cluster = cluster;
    }

    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .equals(cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
    }

    /** @param title how the process calls itself, such as {@code checkpointer} */
    Optional<Long> backend(String title) {
        return all().stream()
                .filter(process -> title(process).startsWith("postgres: " + title))
                .map(ProcessHandle::pid)
                .findFirst();
    }

    private static String title(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Sends {@code signal} to all of them at once. */
    void kill(String signal) throws IOException, InterruptedException {
        kill(signal, all().stream().map(ProcessHandle::pid).toList());
    }

    static void kill(String signal, List<Long> processes) throws IOException, InterruptedException {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(pid -> command.add(pid.toString()));
        // One of them may have ended meanwhile; then kill says so and has signalled the others.
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isIn(0, 1);
    }
}
