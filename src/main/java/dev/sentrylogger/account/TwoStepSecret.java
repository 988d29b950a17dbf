package dev.sentrylogger.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.apache.commons.codec.binary.Base32;
import org.springframework.web.util.UriUtils;

/**
 * What a person's authenticator app makes codes from: 160 random bits (RFC 4226 §4), as 32 characters of base 32. Only
 * {@link TwoStep} makes one, for somebody who gave their password.
 */
public final class TwoStepSecret {
    private static final int BYTES = 20;
    private static final String ISSUER = "Sentry Logger";

    private final byte[] bytes;

    private TwoStepSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static TwoStepSecret random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TwoStepSecret(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** For typing by hand: groups of four characters with spaces between. */
    public String groups() {
        return text().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What the app reads from the picture. */
    public String uri(User user) {
        String issuer = encode(ISSUER);
        return "otpauth://totp/" + issuer + ":" + encode(user.email()) + "?secret=" + text() + "&issuer=" + issuer
                + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.SECONDS;
    }

    @Override
    public String toString() {
        return "TwoStepSecret";
    }

    private String text() {
        return new Base32().encodeToString(bytes);
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
