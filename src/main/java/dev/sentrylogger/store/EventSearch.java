package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One search through one snapshot, in slices of time: the first covers a chunk or two on the side the order begins with,
 * each further one four times as much, until the page is full. What a slice finds is final, because no chunk beyond it
 * reaches into its time; so a page that fits the newest chunk costs the same however much is stored.
 */
final class EventSearch {
    private static final long FIRST_SLICE_ROWS = 10_000;
    private static final long GROWTH = 4;

    private final EventReader reader;
    private final EventQuery query;
    private final SearchListener listener;
    private final Deadline deadline;
    private final boolean newestFirst;
    private final Comparator<StoredEvent> order;

    private final List<LogEvent> found = new ArrayList<>();
    private long room = EventRows.TEXT;
    private boolean full;

    EventSearch(EventReader reader, EventQuery query, SearchListener listener, Deadline deadline) {
        this.reader = reader;
        this.query = query;
        this.listener = listener;
        this.deadline = deadline;
        newestFirst = query.order() == Order.NEWEST_FIRST;
        Comparator<StoredEvent> byTime = Comparator.comparing(
                        (StoredEvent stored) -> stored.event().occurredAt())
                .thenComparing(stored -> stored.event().id().value());
        order = newestFirst ? byTime.reversed() : byTime;
    }

    /**
     * A chunk that may hold what is looked for.
     *
     * @param number of its source
     * @param place in its source
     */
    private record Candidate(Source source, int number, int place, Chunk chunk) {}

    EventPage run(List<Source> sources) {
        long from = Micros.bound(query.range().from());
        long to = Micros.bound(query.range().to());
        Cursor cursor = query.cursor();
        if (cursor != null && newestFirst) {
            to = Math.min(to, Micros.of(cursor.occurredAt()) + 1);
        } else if (cursor != null) {
            from = Math.max(from, Micros.of(cursor.occurredAt()));
        }
        List<Candidate> candidates = candidates(sources, from, to);
        long total = candidates.stream()
                .mapToLong(candidate -> candidate.chunk.rows())
                .sum();
        long passed = 0;
        long sliceRows = FIRST_SLICE_ROWS;
        int next = 0;
        List<Candidate> open = new ArrayList<>();
        while (from < to && !full && !(next == candidates.size() && open.isEmpty())) {
            deadline.check();
            long rows = 0;
            while (next < candidates.size()
                    && (rows < sliceRows || reaches(candidates.get(next), newestFirst ? to - 1 : from))) {
                rows += candidates.get(next).chunk.rows();
                open.add(candidates.get(next++));
            }
            long edge = next < candidates.size() ? near(candidates.get(next)) : newestFirst ? from - 1 : to;
            long sliceFrom = newestFirst ? Math.max(from, edge + 1) : from;
            long sliceTo = newestFirst ? to : Math.min(to, edge);
            slice(open, sliceFrom, sliceTo);
            open.removeIf(
                    candidate -> newestFirst ? candidate.chunk.from() >= sliceFrom : candidate.chunk.to() < sliceTo);
            passed += rows;
            if (newestFirst) {
                to = sliceFrom;
            } else {
                from = sliceTo;
            }
            listener.progress(new SearchProgress(passed, total, Micros.instant(newestFirst ? to : from)));
            sliceRows *= GROWTH;
        }
        return page();
    }

    /** In the order in which a search comes upon them. */
    private List<Candidate> candidates(List<Source> sources, long from, long to) {
        var pruning = new ChunkPruning(query.filter(), reader.knowledge());
        List<Candidate> candidates = new ArrayList<>();
        for (int number = 0; number < sources.size(); number++) {
            Source source = sources.get(number);
            for (int place = 0; place < source.chunks().size(); place++) {
                Chunk chunk = source.chunks().get(place);
                if (chunk.to() >= from && chunk.from() < to && pruning.mayMatch(source, place)) {
                    candidates.add(new Candidate(source, number, place, chunk));
                }
            }
        }
        Comparator<Candidate> byTime = Comparator.comparingLong(this::near);
        candidates.sort(newestFirst ? byTime.reversed() : byTime);
        return candidates;
    }

    private long near(Candidate candidate) {
        return newestFirst ? candidate.chunk.to() : candidate.chunk.from();
    }

    /** Whether the slice would be empty without it. */
    private boolean reaches(Candidate candidate, long edge) {
        return newestFirst ? candidate.chunk.to() >= edge : candidate.chunk.from() <= edge;
    }

    private void slice(List<Candidate> candidates, long from, long to) {
        if (from >= to) {
            return;
        }
        List<StoredEvent> events = new ArrayList<>();
        StoredEvent end = null;
        for (List<Candidate> run : runs(candidates, from, to)) {
            EventRows rows =
                    reader.page(query, run.getFirst().source, part(run, from, to), missing() + 1, room, deadline);
            events.addAll(rows.events());
            if (rows.more() && (end == null || order.compare(events.getLast(), end) < 0)) {
                end = events.getLast();
            }
        }
        events.sort(order);
        take(end == null ? events : events.subList(0, events.indexOf(end) + 1), end != null);
    }

    private static EventReader.Part part(List<Candidate> run, long from, long to) {
        return new EventReader.Part(
                run.getFirst().chunk.firstSequence(), run.getLast().chunk.lastSequence(), from, to);
    }

    /** One event more than these tells whether there is a next page. */
    private int missing() {
        return query.limit() - found.size();
    }

    /** Neighbouring chunks of a source, to be read by one statement. */
    private static List<List<Candidate>> runs(List<Candidate> candidates, long from, long to) {
        List<Candidate> inside = candidates.stream()
                .filter(candidate -> candidate.chunk.to() >= from && candidate.chunk.from() < to)
                .sorted(Comparator.comparingInt(Candidate::number).thenComparingInt(Candidate::place))
                .toList();
        List<List<Candidate>> runs = new ArrayList<>();
        Candidate last = null;
        for (Candidate candidate : inside) {
            if (last == null || candidate.source != last.source || candidate.place != last.place + 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(candidate);
            last = candidate;
        }
        return runs;
    }

    /** @param cut whether a source held more than may be read at once: then the page ends before what it left out */
    private void take(List<StoredEvent> events, boolean cut) {
        List<LogEvent> more = new ArrayList<>();
        for (StoredEvent stored : events) {
            room -= stored.characters();
            if (missing() == 0 || room < 0 && !found.isEmpty()) {
                full = true;
                break;
            }
            more.add(stored.event());
            found.add(stored.event());
        }
        full |= cut;
        if (!more.isEmpty()) {
            listener.found(List.copyOf(more));
        }
    }

    private EventPage page() {
        if (!full) {
            return new EventPage(found, Optional.empty());
        }
        LogEvent last = found.getLast();
        return new EventPage(found, Optional.of(new Cursor(last.occurredAt(), last.id())));
    }
}
