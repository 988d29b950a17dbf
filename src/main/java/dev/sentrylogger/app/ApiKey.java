package dev.sentrylogger.app;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API key in clear: {@code sk_}, 8 characters that name the key, {@code _}, 32 secret characters (190 bit), and a CRC32
 * of all before in 6 characters, base62 throughout. 50 ASCII characters, so bcrypt, which reads 72 bytes, reads all of it.
 *
 * <p>Lives as long as one request; what is kept is a hash.
 *
 * @see "GitHub, Behind GitHub's new authentication token formats"
 */
final class ApiKey {
    static final int LENGTH = 50;
    private static final String PREFIX = "sk_";
    private static final int KEY_ID_END = 11;
    private static final int CHECKSUM_START = 44;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;
    private final byte[] bytes;

    private ApiKey(String text, byte[] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    static ApiKey random() {
        return randomOf(randomText(8));
    }

    /** Another secret for the same id. */
    static ApiKey randomOf(String keyId) {
        String unchecked = PREFIX + keyId + "_" + randomText(32);
        byte[] ascii = unchecked.getBytes(StandardCharsets.US_ASCII);
        String text = unchecked + base62(checksum(ascii));
        return new ApiKey(text, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The key that {@code text} is; empty when length, shape or checksum say that it cannot be one of ours. */
    static Optional<ApiKey> parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(KEY_ID_END) != '_') {
            return Optional.empty();
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            if (i != KEY_ID_END && digit(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return checksum(bytes) == statedChecksum(text) ? Optional.of(new ApiKey(text, bytes)) : Optional.empty();
    }

    /** The public part, by which the key is found. */
    String keyId() {
        return text.substring(PREFIX.length(), KEY_ID_END);
    }

    String lastFour() {
        return text.substring(LENGTH - 4);
    }

    KeyDigest digest() {
        return KeyDigest.of(bytes);
    }

    /** The whole key, to be shown to its owner once and to be hashed. */
    String reveal() {
        return text;
    }

    /** Without the secret, so that a key may come into a log line unharmed. */
    @Override
    public String toString() {
        return PREFIX + keyId() + "_…";
    }

    private static long checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes, 0, CHECKSUM_START);
        return crc.getValue();
    }

    private static long statedChecksum(String text) {
        long value = 0;
        for (int i = CHECKSUM_START; i < LENGTH; i++) {
            value = value * DIGITS.length() + digit(text.charAt(i));
        }
        return value;
    }

    /** Where {@code c} stands in {@link #DIGITS}, or -1. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 10;
        }
        return c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
    }

    private static String base62(long value) {
        var text = new char[LENGTH - CHECKSUM_START];
        long rest = value;
        for (int i = text.length - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(text);
    }

    private static String randomText(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text.toString();
    }
}
