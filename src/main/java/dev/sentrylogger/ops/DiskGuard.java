package dev.sentrylogger.ops;

import dev.sentrylogger.store.AppendGate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses events before the disk under the embedded database is full, because PostgreSQL panics when it cannot write its
 * log, and cannot even recover until there is room. Looks four times a second, which costs one system call a folder, and
 * opens again by itself. A database that the operator runs has a disk that we do not see.
 */
final class DiskGuard implements AppendGate, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DiskGuard.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final List<Path> folders;
    private final List<FileStore> disks;
    private final long reserve;
    private final FreeSpace space;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long free = Long.MAX_VALUE;
    private volatile @Nullable String closed;
    private boolean unreadable;

    /** @param folders whose disks are watched; may be empty */
    DiskGuard(List<Path> folders, DiskProperties properties, MeterRegistry registry) {
        this.folders = folders;
        disks = folders.stream().map(DiskGuard::diskOf).toList();
        reserve = properties.reserve().toBytes();
        space = new FreeSpace(reserve);
        Gauge.builder("sentrylogger.ingest.closed", this, guard -> guard.closed == null ? 0 : 1)
                .description("1 while events are refused because the disk is nearly full")
                .register(registry);
        if (!disks.isEmpty()) {
            Gauge.builder("sentrylogger.disk.free.bytes", this, guard -> guard.free)
                    .description(
                            "Free on the fullest disk of the embedded database; below disk.reserve events are refused")
                    .register(registry);
            look();
            Thread.ofPlatform().daemon().name("disk-guard").start(this::watch);
        }
    }

    private static FileStore diskOf(Path folder) {
        try {
            return Files.getFileStore(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot see the disk of " + folder, e);
        }
    }

    @Override
    public Optional<String> closed() {
        return Optional.ofNullable(closed);
    }

    /** Bytes on the fullest of the disks that are watched; empty when none is. */
    OptionalLong free() {
        return disks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(free);
    }

    long reserve() {
        return reserve;
    }

    private void watch() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            free = leastFree();
            unreadable = false;
            decide();
        } catch (IOException e) {
            if (!unreadable) {
                log.warn("Cannot see how much of the disk is free: {}", e.toString());
            }
            unreadable = true;
        }
    }

    private long leastFree() throws IOException {
        long least = Long.MAX_VALUE;
        for (FileStore disk : disks) {
            least = Math.min(least, disk.getUsableSpace());
        }
        return least;
    }

    private void decide() {
        boolean was = closed != null;
        boolean is = space.closedAt(free);
        // Told anew at each look: the figure in it is to be today's.
        closed = is ? sentence() : null;
        if (is && !was) {
            log.error("Refusing events: {} (folders {})", sentence(), folders);
        } else if (was && !is) {
            log.info("{} MB are free again; taking events", megabytes(free));
        }
    }

    private String sentence() {
        return "Only " + megabytes(free) + " MB are free on the disk of the database"
                + (free < reserve ? "" : ", which is filling fast") + ", and " + megabytes(reserve)
                + " MB must stay free; make room, and events are taken again from " + megabytes(space.opensAt())
                + " MB on. What was acknowledged is safe.";
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
