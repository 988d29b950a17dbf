package dev.sentrylogger.event;

import java.time.Duration;
import java.time.Instant;

/** The bounds of an event and of what carries it. The table in docs/API.md states the same; a test compares them. */
public final class EventLimits {
    /** A request body as it arrives, compressed or not. */
    public static final int BODY_BYTES = 5 << 20;
    /** A request body after decompression. */
    public static final int INFLATED_BYTES = 20 << 20;

    /** A whole stream of lines after decompression; it is stored chunk by chunk and never held in memory. */
    public static final long STREAM_BYTES = 1L << 30;
    /** So much text of a stream, or {@link #EVENTS_PER_BATCH} events, is stored at once. */
    public static final int STREAM_CHUNK_BYTES = 4 << 20;
    /** One line of a stream; of a longer line of text the beginning is kept, a longer JSON line is rejected. */
    public static final int LINE_BYTES = 1 << 20;

    public static final int EVENTS_PER_BATCH = 10_000;
    /** UTF-16 units of a batch id; room is left for the number of a stream's chunk. */
    public static final int BATCH_ID_CHARS = 100;
    /** Rejected events an answer lists; it always tells how many there were. */
    public static final int REJECTIONS_LISTED = 100;
    /** UTF-8; a longer message is cut and flagged with the attribute {@code ingest.truncated}. */
    public static final int MESSAGE_BYTES = 256 << 10;

    public static final int ATTRIBUTES = 128;
    /** UTF-8 bytes of one attribute's value; a longer one is cut and flagged. */
    public static final int ATTRIBUTE_VALUE_BYTES = 16 << 10;
    /** UTF-16 units of one attribute's dotted key; a longer one is refused. */
    public static final int ATTRIBUTE_KEY_CHARS = 256;
    /** UTF-16 units of a logger's, service's, host's or exception type's name; a longer one is cut and flagged. */
    public static final int NAME_CHARS = 512;
    /** Fields of one event as it was sent; more make the whole request too large. */
    public static final int FIELDS_PER_EVENT = 10_000;
    /** UTF-16 units of one JSON field's name. */
    public static final int JSON_NAME_CHARS = 4096;
    /** Characters of one JSON number. */
    public static final int JSON_NUMBER_CHARS = 64;
    /** Frames kept of one stack trace, the innermost ones. */
    public static final int FRAMES = 500;
    /** How deep objects and arrays may nest in a body. */
    public static final int DEPTH = 32;
    /** How far ahead of our clock an event may be; a later time is replaced by the time of receipt and flagged. */
    public static final Duration FUTURE = Duration.ofHours(24);

    /** No client's clock that was ever set shows an earlier time; it is replaced by the time of receipt and flagged. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private EventLimits() {}
}
