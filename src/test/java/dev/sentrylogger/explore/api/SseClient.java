package dev.sentrylogger.explore.api;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events from a real connection, as HTML §9.2.6 says. */
final class SseClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpResponse<InputStream> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean ended;

    private SseClient(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    record Frame(String id, String event, String data) {
        String message() {
            return json().get("message").asString();
        }

        JsonNode json() {
            return JSON.readTree(data);
        }
    }

    /** Connects and waits until the server says where the stream stands. */
    static SseClient open(Http http, String path, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = http.request(path);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        SseClient client = connect(http, request);
        await().until(() -> !client.lastId().isEmpty());
        return client;
    }

    static SseClient open(Http http, String path) throws IOException, InterruptedException {
        return connect(http, http.request(path));
    }

    private static SseClient connect(Http http, HttpRequest.Builder request) throws IOException, InterruptedException {
        var response =
                http.client().send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("The stream answered " + response.statusCode() + " "
                    + new String(response.body().readAllBytes()));
        }
        return new SseClient(response);
    }

    private void read() {
        String event = "message";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        frames.add(new Frame(id, event, data.toString()));
                    }
                    lastId = id;
                    event = "message";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // closed by the test or by the server
        }
        ended = true;
    }

    String lastId() {
        return lastId;
    }

    boolean ended() {
        return ended;
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    List<Frame> frames() {
        return frames;
    }

    List<String> messages() {
        return frames.stream()
                .filter(frame -> frame.event().equals("message"))
                .map(Frame::message)
                .toList();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
