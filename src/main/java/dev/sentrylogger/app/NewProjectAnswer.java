package dev.sentrylogger.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * The answer to {@code POST /api/project}.
 *
 * @param apiKey in clear, told this once
 */
record NewProjectAnswer(
        UUID id, String name, @JsonProperty("api_key") String apiKey) {
    static NewProjectAnswer of(Registration registration) {
        App app = registration.app();
        return new NewProjectAnswer(app.id().value(), app.name(), registration.apiKey());
    }

    /** Without the key, so that an answer may come into a log line unharmed. */
    @Override
    public String toString() {
        return "NewProjectAnswer[id=" + id + "]";
    }
}
