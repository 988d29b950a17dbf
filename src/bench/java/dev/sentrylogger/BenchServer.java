package dev.sentrylogger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The built jar as a process of its own, with an owner whose token the measurements use. Linux only. */
public final class BenchServer implements AutoCloseable {
    /** The owner's personal token. */
    public static final String TOKEN = "slp_bench_0123456789abcdef0123456789";

    public static final String OWNER = "owner@example.com";
    public static final String PASSWORD = "measure twice, cut once";

    public final String url;
    public final Path dataDirectory;
    final Duration startedIn;
    private final RunningJar jar;

    private BenchServer(Path dataDirectory, RunningJar jar) {
        this.dataDirectory = dataDirectory;
        this.jar = jar;
        url = jar.url.toString();
        startedIn = jar.startedIn;
    }

    public static Path newDataDirectory() throws IOException {
        return RunningJar.newDataDirectory("bench");
    }

    /** Starts the jar, with what BENCH_JAVA_OPTIONS holds, and returns when it first answers. */
    public static BenchServer start(Path dataDirectory) throws Exception {
        String options = System.getenv().getOrDefault("BENCH_JAVA_OPTIONS", "");
        var jar = RunningJar.start(
                dataDirectory,
                Map.of("ADMIN_EMAIL", OWNER, "ADMIN_PASSWORD", PASSWORD, "ADMIN_TOKEN", TOKEN),
                options.isEmpty() ? new String[0] : options.split(" "));
        return new BenchServer(dataDirectory, jar);
    }

    public record RegisteredApp(String id, String key) {}

    public RegisteredApp register(String name) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/project"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                .build();
        String body = sent(request);
        return new RegisteredApp(field(body, "id"), field(body, "api_key"));
    }

    /** Posts one batch and waits for its acknowledgement. */
    public void post(String key, byte[] batch) throws Exception {
        sent(HttpRequest.newBuilder(URI.create(url + "/ingest"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(batch))
                .build());
    }

    private static String sent(HttpRequest request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
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
    public Duration cpu() throws IOException {
        return ServerProcesses.cpu(processes());
    }

    /** Proportional set size of all our processes, in MB. */
    public long memoryMegabytes() throws IOException {
        return ServerProcesses.memoryMegabytes(processes());
    }

    /** Bytes of live objects in the server's heap, after a full collection. */
    public long heapBytes() throws Exception {
        var jcmd = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/jcmd",
                        String.valueOf(jar.process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(output);
        if (!total.find()) {
            throw new IllegalStateException("No total in " + output);
        }
        return Long.parseLong(total.group(1));
    }

    private List<Long> processes() throws IOException {
        List<Long> all = new ArrayList<>(ServerProcesses.in(dataDirectory.resolve("postgres")));
        all.add(jar.process.pid());
        return all;
    }

    @Override
    public void close() throws Exception {
        jar.close();
    }
}
