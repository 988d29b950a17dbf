package dev.sentrylogger.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.Apps;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The device doors of a running server, asked over HTTP. All tests ask from one address, so each begins with nobody waiting. */
@IntegrationTest
abstract class DeviceHttp {
    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    /** All tests ask from one address. */
    @BeforeEach
    void nobodyWaits() {
        jdbc.sql("DELETE FROM device_requests").update();
    }

    JsonNode start(String body) throws Exception {
        var answer = send(post("/sdk/device/start", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    HttpResponse<String> poll(JsonNode started) throws Exception {
        return send(post(
                "/sdk/device/poll",
                "{\"device_code\": \"" + started.get("device_code").asString() + "\"}"));
    }

    /** @param body with %s where the user code belongs */
    HttpResponse<String> complete(User user, String body, JsonNode started) throws Exception {
        String filled = body.replace("%s", started.get("user_code").asString());
        return send(post("/sdk/device/complete", filled).header("Authorization", "Bearer " + users.token(user)));
    }

    static void expect(HttpResponse<String> answer, int status, @Nullable String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
    }

    HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(url(path));
    }

    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
