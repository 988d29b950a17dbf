package dev.sentrylogger.ingest;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the doors in the OpenAPI document, which finds controllers only. */
@Configuration(proxyBeanMethods = false)
class IngestDocument {
    private static final String BATCH = """
            {"batch_id": "5f0c6a1e", "logs": [{"timestamp": "2026-02-20T10:00:00.123Z", "level": "error",\
             "message": "no stock", "service": "cart", "attributes": {"item": 5}}]}""";

    private static final String LINES = """
            {"level": "info", "message": "one event a line"}
            2026-02-20 10:00:00,123 [ERROR] [shop.cart]: plain lines as well
            """;

    @Bean
    OpenApiCustomizer ingestDoors() {
        return document -> {
            describe(document, "/ingest", "Send a batch of events", "application/json", BATCH);
            describe(document, "/ingest/jsonline", "Send lines of JSON or text", "application/x-ndjson", LINES);
        };
    }

    private static void describe(OpenAPI document, String path, String summary, String type, String example) {
        var body = new RequestBody()
                .required(true)
                .content(new Content().addMediaType(type, new MediaType().example(example)));
        var operation = new Operation()
                .tags(List.of("ingest"))
                .summary(summary)
                .description("200 means that the events are on disk and can be searched.")
                .addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .description("A name for the batch: sent again, it is stored once"))
                .requestBody(body)
                .responses(answers());
        document.path(path, new PathItem().post(operation));
    }

    private static ApiResponses answers() {
        var answers = new ApiResponses();
        Map.of(
                        "200",
                                "Stored: {\"status\": \"accepted\", \"app_id\": \"…\", \"processed\": 1, \"rejected\": []}",
                        "400", "Cannot be read; do not send it again as it is",
                        "401", "The key is missing or not in force",
                        "413", "Too large; send it in smaller parts",
                        "429", "Too much at once; wait for Retry-After seconds",
                        "503", "The database is away or its disk nearly full; wait for Retry-After seconds")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answer ->
                        answers.addApiResponse(answer.getKey(), new ApiResponse().description(answer.getValue())));
        return answers;
    }
}
