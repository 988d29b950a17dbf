package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The newest events of one app: some in DuckDB tables, the very newest waiting to be moved there in bulk, because every
 * move costs about a millisecond however few they are.
 *
 * <p>Thread-safe. Events are added in ascending sequence.
 */
final class AppTail {
    private final TailDatabase database;
    private final AppId app;
    private final long tableBytes;

    private final ReentrantLock moving = new ReentrantLock();
    /** Oldest first. */
    private volatile List<TailTable> tables = List.of();

    private final Object adding = new Object();
    private List<SequencedBlock> pending = new ArrayList<>();
    private long pendingRows;
    private volatile long lastSequence;
    private int tablesMade;

    /** @param tableBytes a table that has become larger is followed by a new one */
    AppTail(TailDatabase database, AppId app, long tableBytes) {
        this.database = database;
        this.app = app;
        this.tableBytes = tableBytes;
    }

    AppId app() {
        return app;
    }

    long lastSequence() {
        return lastSequence;
    }

    List<TailTable> tables() {
        return tables;
    }

    /** Says where the app's events end when the last of them are not in the tail any more. */
    void endsAt(long sequence) {
        lastSequence = Math.max(lastSequence, sequence);
    }

    /** @return events now waiting to be moved into DuckDB */
    long add(SequencedBlock block) {
        synchronized (adding) {
            pending.add(block);
            pendingRows += block.events().rows();
            lastSequence = block.lastSequence();
            return pendingRows;
        }
    }

    /** Moves what waits into DuckDB. Once this returns, every event added before the call can be queried. */
    void flush() {
        moving.lock();
        try {
            List<SequencedBlock> blocks = takePending();
            if (!blocks.isEmpty()) {
                move(blocks);
            }
        } finally {
            moving.unlock();
        }
    }

    private List<SequencedBlock> takePending() {
        synchronized (adding) {
            List<SequencedBlock> taken = pending;
            if (!taken.isEmpty()) {
                pending = new ArrayList<>();
                pendingRows = 0;
            }
            return taken;
        }
    }

    private void move(List<SequencedBlock> blocks) {
        try {
            TailTable table = current();
            database.insert(table.insert(), blocks);
            replace(table, table.with(blocks));
        } catch (RuntimeException e) {
            putBack(blocks);
            throw e;
        }
    }

    /** Forgets what waits to be moved; it stays in the journal. @return how many events */
    long forgetPending() {
        synchronized (adding) {
            long forgotten = pendingRows;
            takePending();
            return forgotten;
        }
    }

    private void putBack(List<SequencedBlock> blocks) {
        synchronized (adding) {
            pending.addAll(0, blocks);
            for (SequencedBlock block : blocks) {
                pendingRows += block.events().rows();
            }
        }
    }

    private TailTable current() {
        if (!tables.isEmpty() && tables.getLast().bytes() < tableBytes) {
            return tables.getLast();
        }
        var table = new TailTable("tail_" + app.value().toString().replace('-', '_') + "_" + tablesMade++, 0, 0, 0);
        database.execute(table.create());
        var more = new ArrayList<>(tables);
        more.add(table);
        tables = List.copyOf(more);
        return table;
    }

    private void replace(TailTable old, TailTable now) {
        tables = tables.stream().map(table -> table == old ? now : table).toList();
    }

    /** Gives up the oldest table; its events stay in the journal. */
    void dropOldest() {
        moving.lock();
        try {
            if (!tables.isEmpty()) {
                TailTable oldest = tables.getFirst();
                tables = tables.subList(1, tables.size());
                database.execute(oldest.drop());
            }
        } finally {
            moving.unlock();
        }
    }

    /**
     * Runs {@code sql} over the events in DuckDB; empty when there are none.
     *
     * @param sql has {@code %s} where the events are read from
     */
    <T> Optional<T> query(String sql, List<Object> parameters, TailDatabase.Rows<T> rows) {
        while (true) {
            List<TailTable> asked = tables;
            if (asked.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(database.query(sql.formatted(from(asked)), parameters, rows));
            } catch (IllegalStateException e) {
                if (stillThere(asked)) {
                    throw e;
                }
                // The oldest table was dropped between naming and reading it: ask what is left.
            }
        }
    }

    private boolean stillThere(List<TailTable> asked) {
        return tables.stream()
                .anyMatch(table -> table.name().equals(asked.getFirst().name()));
    }

    private static String from(List<TailTable> tables) {
        return tables.stream()
                .map(table -> "SELECT * FROM " + table.name())
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }
}
