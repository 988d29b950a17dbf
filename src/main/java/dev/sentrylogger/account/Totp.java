package dev.sentrylogger.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every 30 seconds, made with SHA-1: the only kind that all authenticator apps know.
 *
 * @see "RFC 6238, RFC 4226 §5.3"
 */
final class Totp {
    static final int DIGITS = 6;
    static final int SECONDS = 30;

    private static final int MODULUS = 1_000_000;
    private static final int WINDOW = 1;

    private Totp() {}

    /** How many times 30 seconds went by since 1970. */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226 §5.3: the low-order 4 bits of the last byte say where the 31 bits begin.
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        return ("%0" + DIGITS + "d").formatted(number % MODULUS);
    }

    /**
     * The steps for which {@code code} is right, earliest first: usually one, or none. RFC 6238 §5.2: one step before
     * and after the present one, for clocks that differ and people who type slowly.
     */
    static LongStream steps(byte[] secret, String code, Instant now) {
        return LongStream.rangeClosed(step(now) - WINDOW, step(now) + WINDOW)
                .filter(step -> MessageDigest.isEqual(
                        code(secret, step).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
