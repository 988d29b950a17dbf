package dev.sentrylogger.pattern;

/** Events and the bytes of their texts. */
public record Amount(long events, long bytes) {
    public static final Amount NOTHING = new Amount(0, 0);

    public Amount plus(Amount other) {
        return new Amount(events + other.events, bytes + other.bytes);
    }

    public Amount minus(Amount other) {
        return new Amount(events - other.events, bytes - other.bytes);
    }
}
