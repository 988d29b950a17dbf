package dev.sentrylogger.fault;

import dev.sentrylogger.fault.FaultEvent.Run;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A worker's next events under a name of their own, as bytes that stay the same however often they are sent.
 *
 * @param index counts a worker's batches from 0
 * @param first number of its first event
 */
record FaultBatch(Run run, int worker, int index, int first, int size) {
    private static final JsonMapper JSON = new JsonMapper();

    String id() {
        return run.began().toEpochMilli() + "-" + run.seed() + "-" + worker + "-" + index;
    }

    byte[] body() {
        var logs = IntStream.range(first, first + size)
                .mapToObj(number -> new FaultEvent(run, worker, number).json(index))
                .toList();
        return JSON.writeValueAsString(Map.of("batch_id", id(), "logs", logs)).getBytes(StandardCharsets.UTF_8);
    }
}
