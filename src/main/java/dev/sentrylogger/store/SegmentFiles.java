package dev.sentrylogger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Local copies of segments, for DuckDB to read: a bounded directory, filled on demand. Losing it loses nothing.
 *
 * <p>Thread-safe.
 */
final class SegmentFiles {
    private static final String SUFFIX = ".parquet";

    private final Path directory;
    private final long room;
    private final Function<UUID, byte[]> stored;
    /** Sizes, the longest unused first. */
    private final Map<UUID, Long> present = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<UUID, Integer> reading = new LinkedHashMap<>();
    private long size;

    /**
     * @param room bytes; the longest unused files go first
     * @param stored where the bytes of a segment come from
     */
    SegmentFiles(Path directory, long room, Function<UUID, byte[]> stored) {
        this.directory = directory;
        this.room = room;
        this.stored = stored;
    }

    /** Forgets every file that is not the whole copy of a segment: what a crash left behind. */
    synchronized void clean(Map<UUID, Long> known) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                UUID id = id(file);
                if (id != null && known.getOrDefault(id, -1L) == Files.size(file)) {
                    put(id, Files.size(file));
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("segment files in " + directory, e);
        }
        evict();
    }

    private static @org.jspecify.annotations.Nullable UUID id(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.endsWith(SUFFIX) ? UUID.fromString(name.substring(0, name.length() - SUFFIX.length())) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Path path(UUID id) {
        return directory.resolve(id + SUFFIX);
    }

    /** A file was written at its path. */
    synchronized void written(Segment segment) {
        put(segment.id(), segment.fileBytes());
        evict();
    }

    /** The segment's local copy, which stays until it is released. */
    synchronized Path acquire(Segment segment) {
        UUID id = segment.id();
        // Somebody may have emptied the directory meanwhile.
        if (present.get(id) == null || !Files.exists(path(id))) {
            fetch(id);
            put(id, segment.fileBytes());
        }
        reading.merge(id, 1, Integer::sum);
        evict();
        return path(id);
    }

    synchronized void release(Segment segment) {
        reading.computeIfPresent(segment.id(), (id, readers) -> readers == 1 ? null : readers - 1);
        evict();
    }

    synchronized void delete(Segment segment) {
        Long bytes = present.remove(segment.id());
        if (bytes != null) {
            size -= bytes;
            remove(segment.id());
        }
    }

    /** A file that no segment will refer to. */
    void discard(UUID id) {
        remove(id);
    }

    private void fetch(UUID id) {
        Path part = directory.resolve(id + ".part");
        try {
            Files.write(part, stored.apply(id));
            Files.move(part, path(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("local copy of a segment: " + part, e);
        }
    }

    private void put(UUID id, long bytes) {
        if (present.put(id, bytes) == null) {
            size += bytes;
        }
    }

    private void evict() {
        Iterator<Map.Entry<UUID, Long>> oldest = present.entrySet().iterator();
        while (size > room && oldest.hasNext()) {
            Map.Entry<UUID, Long> file = oldest.next();
            if (!reading.containsKey(file.getKey())) {
                oldest.remove();
                size -= file.getValue();
                remove(file.getKey());
            }
        }
    }

    private void remove(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException("local copy of a segment: " + path(id), e);
        }
    }
}
