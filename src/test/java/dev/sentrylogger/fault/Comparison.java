package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What was acknowledged against what is stored. An event is named by its worker and number; what was sent but never
 * acknowledged may be stored or not.
 *
 * @param lost acknowledged and not stored
 * @param twice stored more than once
 * @param altered stored otherwise than it was sent
 * @param alien stored and never sent
 * @param disordered stored in another order than in their batch
 */
record Comparison(
        long stored,
        List<String> lost,
        List<String> twice,
        List<String> altered,
        List<String> alien,
        List<String> disordered) {
    /** @param stored every event of the app, the oldest first */
    static Comparison of(Load load, List<JsonNode> stored) {
        Set<String> sent = new HashSet<>();
        load.ledger.allIssued().forEach(batch -> sent.addAll(names(batch)));
        Set<String> missing = new HashSet<>();
        load.ledger.allAcknowledged().forEach(batch -> missing.addAll(names(batch)));

        List<String> twice = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        List<String> alien = new ArrayList<>();
        List<String> disordered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<Integer, Integer> last = new HashMap<>();
        for (JsonNode event : stored) {
            int worker = event.at("/attributes/worker").asInt(-1);
            int number = event.at("/attributes/number").asInt(-1);
            String name = name(worker, number);
            missing.remove(name);
            if (!sent.contains(name)) {
                alien.add(event.toString());
                continue;
            }
            if (!seen.add(name)) {
                twice.add(name);
                continue;
            }
            new FaultEvent(load.run, worker, number)
                    .differences(event)
                    .forEach(difference -> altered.add(name + ": " + difference));
            Integer before = last.put(worker, number);
            if (before != null && before > number) {
                disordered.add(name + " after " + before);
            }
        }
        return new Comparison(stored.size(), missing.stream().sorted().toList(), twice, altered, alien, disordered);
    }

    private static List<String> names(FaultBatch batch) {
        List<String> names = new ArrayList<>();
        for (int number = batch.first(); number < batch.first() + batch.size(); number++) {
            names.add(name(batch.worker(), number));
        }
        return names;
    }

    private static String name(int worker, int number) {
        return worker + "/" + number;
    }

    void assertClean() {
        assertThat(lost).as("acknowledged and lost").isEmpty();
        assertThat(twice).as("stored twice").isEmpty();
        assertThat(altered).as("altered").isEmpty();
        assertThat(alien).as("never sent").isEmpty();
        assertThat(disordered).as("out of order").isEmpty();
    }
}
