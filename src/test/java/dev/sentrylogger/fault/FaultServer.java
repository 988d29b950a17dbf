package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.RunningJar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real jar on a data folder of its own, with an owner whose token the harness uses; started again after each death. */
final class FaultServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "slp_fault_0123456789abcdef0123456789";

    final Path data;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile RunningJar jar;

    record RegisteredApp(String id, String key) {}

    FaultServer(Path data, Map<String, String> settings) {
        Assumptions.assumeTrue(RunningJar.isBuilt(), "The jar is not built; run mvn verify");
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "Faults are made with what Linux has");
        this.data = data;
        this.settings = new HashMap<>(settings);
        this.settings.putAll(Map.of(
                "ADMIN_EMAIL", "owner@example.com", "ADMIN_PASSWORD", "three quiet rivers", "ADMIN_TOKEN", TOKEN));
    }

    static FaultServer started(Map<String, String> settings) throws Exception {
        var server = new FaultServer(RunningJar.newDataDirectory("faults"), settings);
        server.start();
        return server;
    }

    /** @return how long it took to answer */
    Duration start() throws Exception {
        launch();
        return awaitAnswer();
    }

    void launch() throws IOException {
        // Only the first compiler: the faults are many and the machine of a build is small.
        jar = RunningJar.launch(data, settings, "-Xmx512m", "-XX:TieredStopAtLevel=1");
    }

    Duration awaitAnswer() throws Exception {
        return jar.awaitAnswer().startedIn;
    }

    Process process() {
        return jar.process;
    }

    URI url() {
        return jar.url;
    }

    String console() throws IOException {
        return jar.console();
    }

    PostgresProcesses postgres() {
        return new PostgresProcesses(data.resolve("postgres"));
    }

    /** {@code kill -9} of the JVM alone. */
    void kill() throws InterruptedException {
        jar.process.destroyForcibly().waitFor();
    }

    /** As {@code systemctl stop} does. */
    void terminate() throws InterruptedException {
        jar.process.destroy();
        assertThat(jar.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    RegisteredApp register() throws Exception {
        var request = request("/api/project")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"fault " + UUID.randomUUID() + "\"}"))
                .build();
        JsonNode answer = JSON.readTree(untilAnswered(request));
        return new RegisteredApp(
                answer.path("id").asString(""), answer.path("api_key").asString(""));
    }

    /** Every event of the app, the oldest first. */
    List<JsonNode> storedEvents(RegisteredApp app) {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        boolean complete = false;
        while (!complete) {
            JsonNode page = get("/api/apps/" + app.id() + "/events?order=oldest&limit=1000" + cursor);
            page.path("events").forEach(events::add);
            complete = page.path("complete").asBoolean(false);
            cursor = "&cursor=" + page.path("cursor").asString("");
        }
        return events;
    }

    JsonNode get(String path) {
        return JSON.readTree(untilAnswered(request(path).build()));
    }

    int status(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    }

    /** A new event goes through the whole server within ten seconds. */
    void assertFreshEventPasses(RegisteredApp app) {
        String word = "fresh" + UUID.randomUUID().toString().replace("-", "");
        var request = HttpRequest.newBuilder(url().resolve("/ingest"))
                .header("Authorization", "Bearer " + app.key())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString("{\"batch_id\":\"" + word + "\",\"logs\":[\"" + word + "\"]}"))
                .build();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(get("/api/apps/" + app.id() + "/events?query=" + word).path("events"))
                    .hasSize(1);
        });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(30));
    }

    private String untilAnswered(HttpRequest request) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreException(IOException.class)
                .until(() -> http.send(request, BodyHandlers.ofString()), answer -> answer.statusCode() / 100 == 2)
                .body();
    }

    /** Ends everything and removes the data; what it printed stays. */
    @Override
    public void close() throws Exception {
        http.close();
        if (jar != null) {
            jar.process.destroy();
            if (!jar.process.waitFor(Duration.ofSeconds(60))) {
                kill();
            }
        }
        postgres().kill("KILL");
        FileSystemUtils.deleteRecursively(data);
    }
}
