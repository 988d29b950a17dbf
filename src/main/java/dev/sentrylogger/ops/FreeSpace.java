package dev.sentrylogger.ops;

/**
 * Decides from one reading of free bytes after another whether events may be taken. Closes while what is free, less twice
 * what went since the reading before, is below the reserve: so much may be gone by the next reading. Opens again a quarter
 * above the reserve, so that it does not flutter. For one thread.
 */
final class FreeSpace {
    private final long reserve;
    private long before = Long.MAX_VALUE;
    private boolean closed;

    FreeSpace(long reserve) {
        this.reserve = reserve;
    }

    long opensAt() {
        return reserve + reserve / 4;
    }

    /** @return whether events must be refused now */
    boolean closedAt(long free) {
        long gone = before == Long.MAX_VALUE ? 0 : Math.max(0, before - free);
        before = free;
        closed = closed ? free < opensAt() : free - 2 * gone < reserve;
        return closed;
    }
}
