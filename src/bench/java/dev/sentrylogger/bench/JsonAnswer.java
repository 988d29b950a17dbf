package dev.sentrylogger.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The read API's answers as lines that can be compared with those of SQL. */
final class JsonAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonAnswer() {}

    static List<String> lines(Question.Kind kind, List<byte[]> bodies) {
        return switch (kind) {
            case PAGE -> page(JSON.readTree(bodies.getFirst()));
            case AROUND -> around(JSON.readTree(bodies.getFirst()));
            case OVERVIEW -> overview(JSON.readTree(bodies.get(0)), JSON.readTree(bodies.get(1)));
        };
    }

    private static List<String> page(JsonNode page) {
        return lines(page.path("events"));
    }

    private static List<String> around(JsonNode context) {
        List<String> lines = new ArrayList<>(lines(context.path("before")));
        lines.add(line(context.path("event")));
        lines.addAll(lines(context.path("after")));
        return lines.stream().sorted().toList();
    }

    private static List<String> lines(JsonNode events) {
        List<String> lines = new ArrayList<>();
        events.forEach(event -> lines.add(line(event)));
        return lines;
    }

    private static String line(JsonNode event) {
        return event.path("occurredAt").asString() + " " + event.path("message").asString();
    }

    /** The id of the event in {@code page} that {@code time} and {@code message} tell from others. */
    static String eventId(byte[] page, String line) {
        for (JsonNode event : JSON.readTree(page).path("events")) {
            if (line.equals(
                    event.path("occurredAt").asString() + " " + event.path("message").asString())) {
                return event.path("id").asString();
            }
        }
        throw new IllegalStateException("No event '" + line + "' in " + new String(page, StandardCharsets.UTF_8));
    }

    private static List<String> overview(JsonNode histogram, JsonNode facets) {
        var counts = new Counts();
        for (JsonNode bucket : histogram.path("buckets")) {
            bucket.path("counts")
                    .properties()
                    .forEach(level ->
                            counts.add("level", level.getKey(), level.getValue().asLong()));
        }
        for (JsonNode facet : facets.path("facets")) {
            for (JsonNode value : facet.path("values")) {
                counts.add(
                        facet.path("field").asString(),
                        value.path("value").asString(),
                        value.path("count").asLong());
            }
        }
        return counts.lines();
    }
}
