package dev.sentrylogger;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The built jar as a process of its own, as an operator runs it. */
public final class RunningJar implements AutoCloseable {
    private static final Path JAR = Path.of("target", "sentry-logger.jar");

    public final Process process;
    public final URI url;
    /** From its launch to its first answer. */
    public Duration startedIn = Duration.ZERO;

    private final Path output;
    private final long launchedAt;

    private RunningJar(Process process, URI url, Path output, long launchedAt) {
        this.process = process;
        this.url = url;
        this.output = output;
        this.launchedAt = launchedAt;
    }

    public static boolean isBuilt() {
        return Files.exists(JAR);
    }

    /** A new folder below target/, which PostgreSQL's unprivileged user can reach, and in it the data folder to be. */
    public static Path newDataDirectory(String name) throws IOException {
        Path parent = Files.createDirectories(Path.of("target", name));
        Path folder = Files.createTempDirectory(
                parent, "run", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return folder.resolve("data").toAbsolutePath();
    }

    /** Starts the jar on a free port and returns when it first answers. */
    public static RunningJar start(Path data, Map<String, String> settings, String... javaOptions) throws Exception {
        return launch(data, settings, javaOptions).awaitAnswer();
    }

    /**
     * A port that the system gives to no outgoing connection: seconds pass until the server takes it, and one that the
     * system hands out itself may be somebody else's by then.
     */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (var probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (BindException e) {
                // Taken: another one.
            }
        }
    }

    /** Starts the jar on a free port and does not wait for it. */
    public static RunningJar launch(Path data, Map<String, String> settings, String... javaOptions) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", JAR.toString()));
        Path output = data.resolveSibling("console-" + System.nanoTime() + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("DATA_DIR", data.toString());
        builder.environment().putAll(settings);
        long launchedAt = System.nanoTime();
        return new RunningJar(builder.start(), URI.create("http://localhost:" + port), output, launchedAt);
    }

    /** @throws IllegalStateException with what it printed, when it ended or took longer than three minutes */
    public RunningJar awaitAnswer() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, url)) {
                if (!process.isAlive() || System.nanoTime() - launchedAt > TimeUnit.MINUTES.toNanos(3)) {
                    throw new IllegalStateException("The server did not start:\n" + console());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        startedIn = Duration.ofNanos(System.nanoTime() - launchedAt);
        return this;
    }

    private static boolean answers(HttpClient client, URI url) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(url.resolve("/health")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it printed so far. */
    public String console() throws IOException {
        return Files.readString(output);
    }

    /** Ends it as Ctrl-C does, and waits. */
    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("The server did not stop within 60 s");
        }
    }
}
