package dev.sentrylogger.event;

import java.time.Duration;

/** The bounds of an event and of what carries it. The table in docs/API.md states the same; a test compares them. */
public final class EventLimits {
    /** A request body as it arrives, compressed or not. */
    public static final int BODY_BYTES = 5 << 20;
    /** A request body after decompression. */
    public static final int INFLATED_BYTES = 20 << 20;

    public static final int EVENTS_PER_BATCH = 10_000;
    /** UTF-8; a longer message is cut and flagged with the attribute {@code ingest.truncated}. */
    public static final int MESSAGE_BYTES = 256 << 10;

    public static final int ATTRIBUTES = 128;
    /** UTF-8 bytes of one attribute's value; a longer one is cut and flagged. */
    public static final int ATTRIBUTE_VALUE_BYTES = 16 << 10;
    /** UTF-16 units of one attribute's dotted key; a longer one is refused. */
    public static final int ATTRIBUTE_KEY_CHARS = 256;
    /** How deep objects and arrays may nest in a body. */
    public static final int DEPTH = 32;
    /** How far ahead of our clock an event may be; a later time is replaced by the time of receipt and flagged. */
    public static final Duration FUTURE = Duration.ofHours(24);

    private EventLimits() {}
}
