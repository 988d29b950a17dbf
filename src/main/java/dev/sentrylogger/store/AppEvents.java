package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The stored events of one app: those in segments, and the newest ones that are in none yet. The newest are moved into
 * DuckDB only when somebody asks; an app nobody watches costs nothing but its frames.
 *
 * <p>Thread-safe. Events are added in ascending sequence.
 */
final class AppEvents implements AutoCloseable {
    /** Events decoded at a time on their way into DuckDB. */
    private static final long LOAD_ROWS = 32_768;

    private static final long LOAD_BYTES = 16L << 20;
    /** After the last question an app's events are moved into DuckDB as they come for so long. */
    private static final long WATCHED_NANOS = Duration.ofMinutes(5).toNanos();
    /** How long after a failure sealing is not tried again. */
    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Engine engine;
    private final AppId app;
    private final long partBytes;
    private final AtomicLong allWaiting;
    private final ReentrantLock loading = new ReentrantLock();

    /** Oldest first; the last one takes what comes. */
    private final Deque<Unsealed> unsealed = new ArrayDeque<>(List.of(new Unsealed()));

    private SegmentList segments = SegmentList.EMPTY;
    private long lastSequence;
    private int tablesMade;
    /** What of {@link #allWaiting} is this app's. */
    private long counted;

    private boolean failing;
    private long failedAt;
    private volatile long lastAsked = System.nanoTime() - WATCHED_NANOS;

    /**
     * @param partBytes events that take more, decoded, are sealed one part after the other: each gives its memory back
     * @param allWaiting what the events of all apps that lie in no segment take, decoded, where sealing does not fail
     */
    AppEvents(Engine engine, AppId app, long partBytes, AtomicLong allWaiting) {
        this.partBytes = partBytes;
        this.engine = engine;
        this.app = app;
        this.allWaiting = allWaiting;
    }

    AppId app() {
        return app;
    }

    synchronized long lastSequence() {
        return lastSequence;
    }

    /** Up to which sequence nothing waits for a segment. */
    synchronized long sealedThrough() {
        Unsealed oldest = unsealed.getFirst();
        return oldest.isEmpty() ? lastSequence : oldest.firstSequence() - 1;
    }

    /** Segments read at the start, and where they end. */
    synchronized void restore(Collection<SegmentHandle> stored, long sealedThrough) {
        segments = new SegmentList(stored);
        lastSequence = Math.max(lastSequence, sealedThrough);
    }

    /**
     * A row of the journal may have been sealed in part; read again at the start, what is sealed is left out.
     *
     * @return whether it was not there yet
     */
    synchronized boolean add(Frame frame) {
        if (frame.lastSequence() <= lastSequence) {
            return false;
        }
        Unsealed last = unsealed.getLast();
        if (last.rows() >= Segment.SEALED_ROWS || last.heapBytes() >= partBytes) {
            last = new Unsealed();
            unsealed.add(last);
        }
        last.add(frame);
        lastSequence = frame.lastSequence();
        count();
        return true;
    }

    /** Every event added before the call. */
    Snapshot snapshot() {
        lastAsked = System.nanoTime();
        load();
        synchronized (this) {
            List<TailTable> tables = new ArrayList<>();
            for (Unsealed part : unsealed) {
                TailTable table = part.table();
                if (table != null && table.acquire()) {
                    tables.add(table);
                }
            }
            segments.handles().forEach(Shared::acquire);
            return new Snapshot(segments.handles(), tables);
        }
    }

    boolean watched() {
        return System.nanoTime() - lastAsked < WATCHED_NANOS;
    }

    /** Moves what is not there yet into DuckDB. */
    void load() {
        loading.lock();
        try {
            for (Unsealed part : parts()) {
                load(part);
            }
        } finally {
            loading.unlock();
        }
    }

    private synchronized List<Unsealed> parts() {
        return List.copyOf(unsealed);
    }

    private void load(Unsealed part) {
        List<Frame> waiting = toLoad(part);
        for (int from = 0; from < waiting.size(); ) {
            List<SequencedBlock> blocks = new ArrayList<>();
            long rows = 0;
            long bytes = 0;
            while (from < waiting.size() && rows < LOAD_ROWS && bytes < LOAD_BYTES) {
                Frame frame = waiting.get(from++);
                blocks.add(frame.decode());
                rows += frame.rows();
                bytes += frame.heapBytes();
            }
            TailTable table = tableOf(part);
            table.insert(blocks);
            loaded(part, blocks.size());
        }
    }

    private synchronized List<Frame> toLoad(Unsealed part) {
        return part.toLoad();
    }

    private synchronized void loaded(Unsealed part, int frames) {
        part.loaded(frames);
    }

    private TailTable tableOf(Unsealed part) {
        TailTable table = part.table();
        if (table == null) {
            table = new TailTable(engine, "tail_" + app.value().toString().replace('-', '_') + "_" + tablesMade++);
            synchronized (this) {
                part.table(table);
            }
        }
        return table;
    }

    /** Gives DuckDB's memory back when nobody has asked for a while. */
    void unload() {
        loading.lock();
        try {
            synchronized (this) {
                // Asked just now: whoever did so has loaded what is about to be read.
                if (watched()) {
                    return;
                }
                for (Unsealed part : unsealed) {
                    retire(part);
                }
            }
        } finally {
            loading.unlock();
        }
    }

    private static void retire(Unsealed part) {
        TailTable table = part.table();
        if (table != null) {
            part.table(null);
            table.retire();
        }
    }

    /** The events that lie in no segment yet. */
    synchronized Waiting waiting() {
        long rows = 0;
        long heapBytes = 0;
        for (Unsealed part : unsealed) {
            rows += part.rows();
            heapBytes += part.heapBytes();
        }
        return new Waiting(
                rows,
                heapBytes,
                unsealed.getFirst().isEmpty() ? 0 : unsealed.getFirst().ageNanos());
    }

    /** What has gathered, to be sealed; what comes from now on gathers anew. Its events can be found all the while. */
    synchronized Optional<Unsealed> cut() {
        if (unsealed.size() == 1) {
            if (unsealed.getLast().isEmpty()) {
                return Optional.empty();
            }
            unsealed.add(new Unsealed());
        }
        return Optional.of(unsealed.getFirst());
    }

    /** From now on the events of {@code part} are found in {@code into}. */
    void sealed(Unsealed part, List<SegmentHandle> into) {
        // Whoever loads the part's events right now would load them into a table nobody reads.
        loading.lock();
        try {
            synchronized (this) {
                unsealed.remove(part);
                segments = segments.with(List.of(), into);
                failing = false;
                count();
                part.close();
                retire(part);
            }
        } finally {
            loading.unlock();
        }
    }

    /** Gives back the memory of what lies in no segment; the journal has it still. */
    @Override
    public void close() {
        loading.lock();
        try {
            synchronized (this) {
                unsealed.forEach(Unsealed::close);
            }
        } finally {
            loading.unlock();
        }
    }

    /** Its events cannot be sealed: for a while nobody tries, and the other apps do not wait for it. */
    synchronized void failedToSeal() {
        failing = true;
        failedAt = System.nanoTime();
        count();
    }

    synchronized boolean maySeal() {
        return !failing || System.nanoTime() - failedAt >= RETRY_NANOS;
    }

    /** Whether more than {@code bytes}, decoded, wait for what cannot be sealed. */
    synchronized boolean isStuckWith(long bytes) {
        return failing && waiting().heapBytes() > bytes;
    }

    private void count() {
        long now = failing ? 0 : waiting().heapBytes();
        allWaiting.addAndGet(now - counted);
        counted = now;
    }

    synchronized List<SegmentHandle> segments() {
        return segments.handles();
    }

    /** From now on the events of {@code gone} are found in {@code into}, or nowhere. */
    synchronized void replace(Collection<SegmentHandle> gone, List<SegmentHandle> into) {
        segments = segments.with(gone, into);
        gone.forEach(Shared::retire);
    }
}
