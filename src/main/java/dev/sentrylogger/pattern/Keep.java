package dev.sentrylogger.pattern;

/**
 * How many of a pattern's events are stored.
 *
 * @param oneIn one of so many, 2 to {@value #MOST}; 0: none
 */
public record Keep(int oneIn) {
    public static final int MOST = 1_000_000;
    public static final Keep NONE = new Keep(0);

    /** @throws IllegalArgumentException for any other number */
    public Keep {
        if (oneIn != 0 && (oneIn < 2 || oneIn > MOST)) {
            throw new IllegalArgumentException("one in " + oneIn + " is not allowed; it can be 2 to " + MOST);
        }
    }

    /** What is stored of so much. */
    public Amount of(Amount all) {
        return oneIn == 0 ? Amount.NOTHING : new Amount(all.events() / oneIn, all.bytes() / oneIn);
    }

    public String words() {
        return oneIn == 0 ? "none" : "1 in %,d".formatted(oneIn);
    }
}
