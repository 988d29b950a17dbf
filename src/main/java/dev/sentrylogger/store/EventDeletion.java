package dev.sentrylogger.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes events: segments that hold any of them are written anew without, or dropped where nothing is left. What lies in
 * no segment yet is sealed before. Thread-safe.
 *
 * @see "Decision record 0010: deleting events"
 */
final class EventDeletion {
    private final Sealer sealer;
    private final Engine engine;
    private final SegmentFiles files;
    private final SegmentKnowledge knowledge;
    private final SegmentMerge writer;
    private final SegmentExchange exchange;
    private final SegmentTable table;

    EventDeletion(
            Sealer sealer,
            Engine engine,
            SegmentFiles files,
            SegmentKnowledge knowledge,
            SegmentMerge writer,
            SegmentExchange exchange,
            SegmentTable table) {
        this.sealer = sealer;
        this.engine = engine;
        this.files = files;
        this.knowledge = knowledge;
        this.writer = writer;
        this.exchange = exchange;
        this.table = table;
    }

    /** @return events deleted of those stored before the call */
    long delete(AppEvents app, Deletion deletion) throws SQLException, IOException {
        long through = app.lastSequence();
        while (app.sealedThrough() < through && sealer.seal(app)) {}
        return delete(app, Scope.of(deletion.range(), deletion.filter()), through);
    }

    /** The same for what lies in segments, whenever it was stored. */
    long deleteSealed(AppEvents app, Deletion deletion) throws SQLException, IOException {
        return delete(app, Scope.of(deletion.range(), deletion.filter()), Long.MAX_VALUE);
    }

    private long delete(AppEvents app, Scope scope, long through) throws SQLException, IOException {
        Set<UUID> clean = new HashSet<>();
        long deleted = 0;
        Optional<Long> more;
        do {
            more = exchange.inTurn(app, () -> deleteInOne(app, scope, through, clean));
            deleted += more.orElse(0L);
        } while (more.isPresent());
        return deleted;
    }

    /**
     * A turn for each segment, so that merging need not wait for the last: what is merged meanwhile is looked at again.
     *
     * @param clean segments without such events
     * @return empty when all are clean
     */
    private Optional<Long> deleteInOne(AppEvents app, Scope scope, long through, Set<UUID> clean)
            throws SQLException, IOException {
        Optional<SegmentHandle> next = app.segments().stream()
                .filter(handle -> handle.segment().firstSequence() <= through)
                .filter(handle -> !clean.contains(handle.segment().id()))
                .findFirst();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        Segment segment = next.get().segment();
        FilterSql doomed = scope.condition(segment, through);
        long count = scope.mayHold(segment, knowledge) ? count(segment, doomed) : 0;
        clean.add(segment.id());
        if (count > 0) {
            List<SealedSegment> rest = count == segment.rows()
                    ? List.of()
                    : List.of(writer.without(segment, doomed, segment.rows() - count));
            rest.forEach(each -> clean.add(each.segment().id()));
            exchange.replace(app, List.of(next.get()), rest);
        }
        return Optional.of(count);
    }

    private long count(Segment segment, FilterSql condition) {
        Path file = files.acquire(segment);
        try {
            List<Object> parameters = new ArrayList<>(List.of(file.toString()));
            parameters.addAll(condition.parameters());
            return engine.read(
                    "SELECT count(*) FROM read_parquet(?) WHERE " + condition.sql(),
                    row -> {
                        row.next();
                        return row.getLong(1);
                    },
                    parameters.toArray());
        } finally {
            files.release(segment);
        }
    }

    /** Deletes all that was stored of an app before the call; what comes meanwhile may go too. */
    void forget(AppEvents app) throws SQLException, IOException {
        long through = app.lastSequence();
        while (app.sealedThrough() < through && sealer.discard(app)) {}
        exchange.inTurn(app, () -> {
            List<SegmentHandle> all = app.segments().stream()
                    .filter(handle -> handle.segment().firstSequence() <= through)
                    .toList();
            exchange.replace(app, all, List.of());
            return all;
        });
        table.forget(app.app());
    }
}
