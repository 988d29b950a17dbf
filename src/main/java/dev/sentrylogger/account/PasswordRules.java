package dev.sentrylogger.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which passwords are good enough: long, within what bcrypt reads, and not the first ones anybody would try. */
final class PasswordRules {
    static final int FEWEST_CHARACTERS = 8;

    /** bcrypt ignores what comes after; so we refuse instead of cutting. */
    static final int MOST_BYTES = 72;

    private static final Set<String> COMMON = readCommon();

    private PasswordRules() {}

    /** @throws IllegalArgumentException with a message for the person who typed it */
    static void check(String password) {
        if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
            throw new IllegalArgumentException("Password: use at least " + FEWEST_CHARACTERS + " characters");
        }
        if (!fits(password)) {
            throw new IllegalArgumentException("Password: " + bytes(password) + " bytes, limit " + MOST_BYTES
                    + " bytes without zero characters; use a shorter one");
        }
        if (COMMON.contains(password.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Password: this one is among the first that anybody tries; use another");
        }
    }

    /** Whether bcrypt can tell this password from every other. */
    static boolean fits(String password) {
        return password.length() <= MOST_BYTES && bytes(password) <= MOST_BYTES && password.indexOf('\0') < 0;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Set<String> readCommon() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
