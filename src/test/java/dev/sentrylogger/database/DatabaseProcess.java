package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.Application;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@link DatabaseOnly} in a Java process of its own, on this test's class path. */
final class DatabaseProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final PrintWriter input;
    private final Path directory;
    private final StringBuilder said = new StringBuilder();
    private boolean ready;

    private DatabaseProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    static DatabaseProcess on(Path directory) throws IOException {
        return start(DatabaseOnly.class, directory);
    }

    /** The whole server, which a test does not expect to start. */
    static DatabaseProcess ofWholeServerOn(Path directory) throws IOException {
        return start(Application.class, directory);
    }

    private static DatabaseProcess start(Class<?> main, Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--data.dir=" + directory,
                "--server.port=0",
                "--vaadin.productionMode=true");
        return new DatabaseProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), directory);
    }

    /** @return the number of rows it found */
    long awaitReady() throws IOException {
        long rows = numberAfter("READY ");
        ready = true;
        return rows;
    }

    /** @return the number of the row that is now committed */
    long insert() throws IOException {
        input.println("insert");
        return numberAfter("ACK ");
    }

    private long numberAfter(String word) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(word)) {
                return Long.parseLong(line.substring(word.length()));
            }
        }
        throw new AssertionError("Ended before it said " + word + ":\n" + said);
    }

    /** @return everything it printed; it has to end by itself */
    String awaitEnd() throws IOException, InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return output.readAllAsString();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** What {@code kill -9} does: nothing of ours runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What {@code systemctl stop} and Ctrl-C do. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    ProcessHandle postmaster() throws IOException {
        return postmasterOf(directory).orElseThrow();
    }

    static Optional<ProcessHandle> postmasterOf(Path directory) throws IOException {
        return new ClusterProcesses(directory.toRealPath().resolve("postgres")).postmaster();
    }

    /** Ends it and, if it had a database, whatever it left running. */
    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        if (ready) {
            new ClusterProcesses(directory.toRealPath().resolve("postgres")).endAll(Duration.ofSeconds(10));
        }
    }
}
