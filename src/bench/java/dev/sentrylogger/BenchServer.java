package dev.sentrylogger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built jar as a process of its own, with an owner whose token the measurements use. Linux only. */
final class BenchServer implements AutoCloseable {
    static final String OWNER = "owner@example.com";
    static final String PASSWORD = "measure twice, cut once";
    private static final String TOKEN = "slp_bench_0123456789abcdef0123456789";

    final String url;
    final Duration startedIn;
    private final RunningJar jar;
    private final HttpClient http = HttpClient.newHttpClient();

    private BenchServer(RunningJar jar) {
        this.jar = jar;
        url = jar.url.toString();
        startedIn = jar.startedIn;
    }

    static Path newDataDirectory() throws IOException {
        return RunningJar.newDataDirectory("bench");
    }

    /** Starts the jar, with what BENCH_JAVA_OPTIONS holds, and returns when it first answers. */
    static BenchServer start(Path dataDirectory) throws Exception {
        String options = System.getenv().getOrDefault("BENCH_JAVA_OPTIONS", "");
        return new BenchServer(RunningJar.start(
                dataDirectory,
                Map.of("ADMIN_EMAIL", OWNER, "ADMIN_PASSWORD", PASSWORD, "ADMIN_TOKEN", TOKEN),
                options.isEmpty() ? new String[0] : options.split(" ")));
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

    private Stream<Long> processes() {
        return Stream.concat(
                Stream.of(jar.process.pid()),
                jar.process.descendants().map(ProcessHandle::pid));
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
        jar.close();
    }
}
