package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document names each door and the parameters it takes. */
@IntegrationTest
class ReadDocumentIT {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/histogram              | app query from to buckets bucket",
                "/events                 | app query from to order limit cursor",
                "/search                 | app query from to order limit cursor",
                "/fields                 | app from to",
                "/facets                 | app query from to fields limit",
                "/events/{event}/context | app event before after same",
            })
    void describesEveryParameter(String path, String parameters) throws Exception {
        JsonNode document = Http.anonymous(port).get("/v3/api-docs").json();

        JsonNode door = document.get("paths").get("/api/apps/{app}" + path).get("get");

        assertThat(door.get("parameters").findValuesAsString("name")).containsExactlyInAnyOrder(parameters.split(" "));
        assertThat(door.get("summary").asString()).isNotBlank();
        assertThat(door.get("responses").get("200").get("content").toString()).contains("#/components/schemas/");
    }
}
