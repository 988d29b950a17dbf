package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.EventBatch.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batches that share one commit, and what that commit makes of each: which are new and go into which row, which repeat
 * one that is stored or comes earlier in the group.
 */
final class JournalGroup {
    private final Map<PendingBatch, AppendOutcome> outcomes = new LinkedHashMap<>();
    private final List<JournalRow> rows = new ArrayList<>();
    private final long end;

    /** Names a receipt. */
    record Key(AppId app, String batchId) {}

    /**
     * @param stored receipts that were stored before this group, by name; all others in the group are new
     * @param generation the rows go into
     * @param firstSequence for the group's first event
     */
    JournalGroup(List<PendingBatch> batches, Map<Key, Receipt> stored, int generation, long firstSequence) {
        Map<Key, Receipt> known = new LinkedHashMap<>(stored);
        Map<AppId, List<PendingBatch>> fresh = new LinkedHashMap<>();
        for (PendingBatch batch : batches) {
            AppendOutcome outcome = outcome(batch, known);
            outcomes.put(batch, outcome);
            if (outcome instanceof AppendOutcome.Stored && batch.rows() > 0) {
                fresh.computeIfAbsent(batch.app(), app -> new ArrayList<>()).add(batch);
            }
        }
        long sequence = firstSequence;
        for (var entry : fresh.entrySet()) {
            var row = new JournalRow(generation, entry.getKey(), sequence, entry.getValue());
            rows.add(row);
            sequence += row.count();
        }
        end = sequence;
    }

    private static AppendOutcome outcome(PendingBatch batch, Map<Key, Receipt> known) {
        Receipt receipt = batch.receipt();
        if (receipt == null) {
            return new AppendOutcome.Stored();
        }
        Receipt before = known.putIfAbsent(new Key(batch.app(), receipt.batchId()), receipt);
        if (before == null) {
            return new AppendOutcome.Stored();
        }
        return before.bodyDigest().equals(receipt.bodyDigest())
                ? new AppendOutcome.Repeated(before.answer())
                : new AppendOutcome.Conflict();
    }

    List<JournalRow> rows() {
        return rows;
    }

    /** Sequence for the first event of the next group. */
    long end() {
        return end;
    }

    /** Tells each caller what became of its batch. Right only once the commit is known to have happened. */
    void tell() {
        outcomes.forEach((batch, outcome) -> batch.outcome().complete(outcome));
    }
}
