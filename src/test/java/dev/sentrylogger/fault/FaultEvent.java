package dev.sentrylogger.fault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * An event that is wholly known from who sent it: what is stored can be compared with what must have been sent, without
 * anybody remembering it.
 *
 * @param number counts a worker's events from 0
 */
record FaultEvent(Run run, int worker, int number) {
    private static final String[] LEVELS = {"trace", "debug", "info", "warn", "error", "fatal"};
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz 0123456789\"\\/{}[]<>&éß語😀";

    /**
     * One round of one fault.
     *
     * @param began the time of the first events; the events of a batch share theirs
     * @param textLength code points of each message, at random letters that hardly compress
     */
    record Run(long seed, Instant began, int textLength) {
        static Run now(long seed, int textLength) {
            return new Run(seed, Instant.now().truncatedTo(ChronoUnit.MILLIS), textLength);
        }
    }

    private SplittableRandom random() {
        return new SplittableRandom(run.seed * 1_000_003 + run.began.toEpochMilli() + worker * 7_919L + number * 31L);
    }

    /** Events of one batch have one time, so that only the server's order can tell them apart. */
    private Instant occurredAt(int batch) {
        return run.began.plusMillis(batch);
    }

    Map<String, Object> json(int batch) {
        return Map.of(
                "timestamp", occurredAt(batch).toString(),
                "level", level(),
                "message", message(),
                "logger", "fault.worker" + worker,
                "attributes", Map.of("worker", worker, "number", number, "batch", batch));
    }

    private String level() {
        return LEVELS[number % LEVELS.length];
    }

    private String message() {
        int[] letters = LETTERS.codePoints().toArray();
        int[] text = random().ints(run.textLength, 0, letters.length)
                .map(i -> letters[i])
                .toArray();
        return number + " of " + worker + ": " + new String(text, 0, text.length) + "!";
    }

    /** @return what differs from {@code stored}; empty when it is this event */
    List<String> differences(JsonNode stored) {
        List<String> differences = new ArrayList<>();
        int batch = stored.at("/attributes/batch").asInt(-1);
        compare(differences, "message", message(), stored.path("message").asString(""));
        compare(differences, "level", level(), stored.path("level").asString(""));
        compare(
                differences,
                "logger",
                "fault.worker" + worker,
                stored.path("logger").asString(""));
        Instant stamp = Instant.parse(stored.path("occurredAt").asString(""));
        compare(differences, "occurredAt", occurredAt(batch).toString(), stamp.toString());
        compare(
                differences,
                "attributes",
                "[batch, number, worker]",
                Arrays.toString(stored.path("attributes").propertyNames().stream()
                        .sorted()
                        .toArray()));
        return differences;
    }

    private static void compare(List<String> differences, String field, String sent, String stored) {
        if (!sent.equals(stored)) {
            differences.add(field + " sent " + sent + ", stored " + stored);
        }
    }
}
