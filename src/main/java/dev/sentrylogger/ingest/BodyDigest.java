package dev.sentrylogger.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells one body from another. */
final class BodyDigest {
    private BodyDigest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
