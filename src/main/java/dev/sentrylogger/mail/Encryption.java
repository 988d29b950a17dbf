package dev.sentrylogger.mail;

import java.util.Locale;

/** How the way to the SMTP server is protected. Wherever it is, the server's certificate must be for its host's name. */
enum Encryption {
    /** The connection turns to TLS before anything is said; a server that cannot gets no mail. */
    STARTTLS("STARTTLS, required"),
    /** TLS from the first byte, as on port 465. */
    TLS("TLS from the start"),
    NONE("none");

    private final String words;

    Encryption(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Encryption of(String setting) {
        for (Encryption encryption : values()) {
            if (encryption.name().equals(setting.toUpperCase(Locale.ROOT))) {
                return encryption;
            }
        }
        throw new IllegalArgumentException("SMTP_TLS: '" + setting + "' is none of starttls, tls and none");
    }
}
