package dev.sentrylogger.store;

/**
 * A run of a source's events that can be read without reading the others: a row group of a segment, or a tail table.
 *
 * @param firstSequence the events' sequences lie between this and {@code lastSequence}, those of no other chunk of the
 *     same source do
 * @param from the earliest {@code occurredAt} in microseconds; {@code to} the latest
 * @param firstId the lowest upper half of an event's id; {@code lastId} the highest
 * @param leastSevere the lowest severity; {@code mostSevere} the highest
 */
record Chunk(
        long firstSequence,
        long lastSequence,
        long rows,
        long from,
        long to,
        long firstId,
        long lastId,
        int leastSevere,
        int mostSevere) {}
