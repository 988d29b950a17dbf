package dev.sentrylogger.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret by which a command line collects its answer: 256 random bits, shown to nobody.
 *
 * @param text 43 characters of base64url; anything else is nobody's
 */
record DeviceCode(String text) {
    private static final int RANDOM_BYTES = 32;

    static DeviceCode random(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new DeviceCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is stored of it. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Without the code, so that it may come into a log line unharmed. */
    @Override
    public String toString() {
        return "DeviceCode";
    }
}
