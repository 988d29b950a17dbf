package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document has the doors that no controller serves, and those of the command line. */
@IntegrationTest
class IngestDocumentIT {
    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {"/ingest", "/ingest/jsonline", "/sdk/device/start", "/sdk/device/poll", "/sdk/device/complete"})
    void describesTheDoor(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"));
            JsonNode document = json.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());

            JsonNode door = document.get("paths").get(path).get("post");

            assertThat(door.get("summary").asString()).isNotBlank();
            assertThat(door.get("responses").get("200").get("description").asString())
                    .isNotBlank();
            assertThat(door.get("requestBody").get("content").toString()).isNotBlank();
        }
    }
}
