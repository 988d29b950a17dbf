package dev.sentrylogger;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The built jar as a process of its own, with an owner whose token the measurements use. Linux only. */
final class BenchServer implements AutoCloseable {
    static final String OWNER = "owner@example.com";
    static final String PASSWORD = "measure twice, cut once";
    private static final String TOKEN = "slp_bench_0123456789abcdef0123456789";

    final String url;
    final Duration startedIn;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private BenchServer(Process process, String url, Duration startedIn) {
        this.process = process;
        this.url = url;
        this.startedIn = startedIn;
    }

    /** A folder below target/ that PostgreSQL's unprivileged user can reach. */
    static Path newDataDirectory() throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "bench"));
        return Files.createTempDirectory(parent, "data").resolve("data").toAbsolutePath();
    }

    /** Starts the jar and returns when it first answers. */
    static BenchServer start(Path dataDirectory) throws Exception {
        if (Files.exists(dataDirectory.getParent())) {
            dataDirectory.getParent().toFile().setExecutable(true, false);
            dataDirectory.getParent().toFile().setReadable(true, false);
        }
        int port;
        try (var probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        String options = System.getenv("BENCH_JAVA_OPTIONS");
        if (options != null) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(List.of("-jar", "target/sentry-logger.jar"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(Path.of("target", "bench", "server.log").toFile());
        var environment = builder.environment();
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("DATA_DIR", dataDirectory.toString());
        environment.put("ADMIN_EMAIL", OWNER);
        environment.put("ADMIN_PASSWORD", PASSWORD);
        environment.put("ADMIN_TOKEN", TOKEN);
        long began = System.nanoTime();
        var process = builder.start();
        String url = "http://127.0.0.1:" + port;
        var client = HttpClient.newHttpClient();
        while (!healthy(client, url)) {
            if (!process.isAlive() || System.nanoTime() - began > TimeUnit.MINUTES.toNanos(5)) {
                throw new IllegalStateException("The server did not start; see target/bench/server.log");
            }
            Thread.sleep(20);
        }
        return new BenchServer(process, url, Duration.ofNanos(System.nanoTime() - began));
    }

    private static boolean healthy(HttpClient client, String url) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url + "/health")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    record RegisteredApp(String id, String key) {}

    RegisteredApp register(String name) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/project"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                .build();
        String body = http.send(request, BodyHandlers.ofString()).body();
        return new RegisteredApp(field(body, "id"), field(body, "api_key"));
    }

    /** Posts one batch and waits for its acknowledgement. */
    void post(String key, byte[] batch) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/ingest"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(batch))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static String field(String json, String name) {
        var match = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!match.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return match.group(1);
    }

    /** CPU time of the JVM and of PostgreSQL's processes so far, those that ended included. */
    Duration cpu() {
        return processes().map(BenchServer::ticks).reduce(Duration.ZERO, Duration::plus);
    }

    /** Proportional set size of all our processes, in MB: memory that several share is counted once. */
    long memoryMegabytes() {
        return processes().mapToLong(BenchServer::pssKilobytes).sum() / 1024;
    }

    private java.util.stream.Stream<Long> processes() {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(process.pid()),
                process.descendants().map(ProcessHandle::pid));
    }

    private static Duration ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // utime, stime, and those of children that were waited for; a tick is 10 ms.
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Duration.ofMillis(ticks * 10);
        } catch (IOException gone) {
            return Duration.ZERO;
        }
    }

    private static long pssKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
