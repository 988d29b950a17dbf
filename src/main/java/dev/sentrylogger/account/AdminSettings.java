package dev.sentrylogger.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The owner, for servers that are set up without a person at the console. Checked at start; a server with a secret that
 * everybody knows does not start.
 *
 * @param email {@code ADMIN_EMAIL}
 * @param password {@code ADMIN_PASSWORD}, used once, when there is no owner yet
 * @param token {@code ADMIN_TOKEN}, a personal token of that account for as long as it stays set; optional, 24 to 200
 *     characters
 */
@ConfigurationProperties("admin")
record AdminSettings(
        @Nullable String email,
        @Nullable String password,
        @Nullable String token) {
    private static final int SHORTEST_TOKEN = 24;
    private static final int LONGEST_TOKEN = 200;
    private static final int FEWEST_DIFFERENT_CHARACTERS = 8;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern EXAMPLE = Pattern.compile(
            "change.?(me|it)|example|your.?(own|admin|password|token|secret)|replace.?(me|this)|<.*>",
            Pattern.CASE_INSENSITIVE);

    AdminSettings {
        email = blankToNull(email);
        password = emptyToNull(password);
        token = blankToNull(token);
        if (email == null && (password != null || token != null)) {
            throw new IllegalArgumentException("ADMIN_EMAIL is missing beside ADMIN_PASSWORD or ADMIN_TOKEN");
        }
        if (email != null) {
            checkPassword(password);
            Person.of(email, email);
        }
        if (token != null) {
            checkToken(token);
        }
    }

    @Override
    public String toString() {
        return "AdminSettings[" + email + "]";
    }

    private static void checkPassword(@Nullable String password) {
        if (password == null) {
            throw new IllegalArgumentException("ADMIN_PASSWORD is missing or empty beside ADMIN_EMAIL");
        }
        refuseExample("ADMIN_PASSWORD", password);
        try {
            PasswordRules.check(password);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ADMIN_PASSWORD is not good enough. " + e.getMessage(), e);
        }
    }

    private static void checkToken(String token) {
        if (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("ADMIN_TOKEN has " + token.length() + " characters; it must have "
                    + SHORTEST_TOKEN + " to " + LONGEST_TOKEN + " (openssl rand -base64 32 makes one)");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("ADMIN_TOKEN may only have printable ASCII characters without spaces");
        }
        if (token.chars().distinct().count() < FEWEST_DIFFERENT_CHARACTERS) {
            throw new IllegalArgumentException(
                    "ADMIN_TOKEN is easy to guess (openssl rand -base64 32 makes a better one)");
        }
        refuseExample("ADMIN_TOKEN", token);
    }

    private static void refuseExample(String name, String secret) {
        if (EXAMPLE.matcher(secret).find()) {
            throw new IllegalArgumentException(name + " looks like the text of an example; set a secret of your own");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
