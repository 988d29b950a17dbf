package dev.sentrylogger;

import java.io.IOException;
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
import java.util.concurrent.TimeUnit;

/** The built jar as a process of its own, as an operator runs it. */
final class RunningJar implements AutoCloseable {
    private static final Path JAR = Path.of("target", "sentry-logger.jar");

    final Process process;
    final URI url;
    final Duration startedIn;
    private final Path output;

    private RunningJar(Process process, URI url, Duration startedIn, Path output) {
        this.process = process;
        this.url = url;
        this.startedIn = startedIn;
        this.output = output;
    }

    static boolean isBuilt() {
        return Files.exists(JAR);
    }

    /** A new folder below target/, which PostgreSQL's unprivileged user can reach, and in it the data folder to be. */
    static Path newDataDirectory(String name) throws IOException {
        Path parent = Files.createDirectories(Path.of("target", name));
        Path folder = Files.createTempDirectory(
                parent, "run", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return folder.resolve("data").toAbsolutePath();
    }

    /** Starts the jar on a free port and returns when it first answers. */
    static RunningJar start(Path data, Map<String, String> settings, String... javaOptions) throws Exception {
        int port;
        try (var probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
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

        long began = System.nanoTime();
        Process process = builder.start();
        URI url = URI.create("http://localhost:" + port);
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, url)) {
                if (!process.isAlive() || System.nanoTime() - began > TimeUnit.MINUTES.toNanos(3)) {
                    throw new IllegalStateException("The server did not start:\n" + Files.readString(output));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        return new RunningJar(process, url, Duration.ofNanos(System.nanoTime() - began), output);
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
    String console() throws IOException {
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
