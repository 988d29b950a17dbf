package dev.sentrylogger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes for the day the phone is gone: 16 characters (80 random bits) in groups of four, such as {@code ab2c-…}. */
final class RecoveryCodes {
    static final int COUNT = 10;

    // 32 characters, none of which looks like another.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    private RecoveryCodes() {}

    static List<String> make(SecureRandom random) {
        return Stream.generate(() -> one(random)).distinct().limit(COUNT).toList();
    }

    /** What is kept of one; the same however it is typed. */
    static byte[] digest(String code) {
        String typed = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(typed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String one(SecureRandom random) {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }
}
