package dev.sentrylogger.query;

import java.util.List;

/**
 * What messages of one kind have in common: the message with a star for each part that varies, such as
 * {@code order * paid in * ms by *}. Varying parts are words with a digit in them, texts in quotes, e-mail addresses and
 * very long words; of paths only the segments. Only the first line counts, and of that {@link #MAX_CHARS} characters.
 *
 * <p>It is found in one pass over the message. The message it was made of always fits its {@link #filter}.
 *
 * @param pieces what stands between the stars, one more than there are stars, each may be empty
 */
public record MessagePattern(List<String> pieces) {
    public static final int MAX_CHARS = 400;

    /** A number no UTF-16 unit has, so that pieces cannot run together. */
    static final int PIECE_END = 0x1_0000;

    private static final long FNV_PRIME = 0x100000001b3L;

    public MessagePattern {
        pieces = List.copyOf(pieces);
    }

    public static MessagePattern of(String message) {
        var mask = new MessageMask();
        mask.read(message);
        return mask.pattern();
    }

    /** FNV-1a of 64 bits over the pieces, going on from {@code seed}; the same in every process. */
    public long hash(long seed) {
        long hash = seed;
        for (String piece : pieces) {
            for (int i = 0; i < piece.length(); i++) {
                hash = hashed(hash, piece.charAt(i));
            }
            hash = hashed(hash, PIECE_END);
        }
        return hash;
    }

    static long hashed(long hash, int unit) {
        return (hash ^ unit) * FNV_PRIME;
    }

    /** With a star for each varying part. */
    public String text() {
        return String.join("*", pieces);
    }

    /** Events with such a message. */
    public EventFilter filter() {
        return pieces.size() == 1
                ? new EventFilter.FieldIs(Field.BuiltIn.MESSAGE, pieces.getFirst())
                : EventFilter.FieldLike.of(Field.BuiltIn.MESSAGE, pieces);
    }
}
