package dev.sentrylogger.store;

/**
 * A place in the order in which one app's events were stored. It survives a restart.
 *
 * @param sequence grows with every event, with gaps; 0 lies before the first
 */
public record StoredPosition(long sequence) {
    public static final StoredPosition START = new StoredPosition(0);
}
