package dev.sentrylogger.account;

import dev.sentrylogger.database.DataProperties;
import dev.sentrylogger.database.SecretKeyFile;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The key of the secrets of the second step, made when the first person turns that on. Thread-safe. */
@Component
final class TwoStepKey {
    private final SecretKeyFile key;

    TwoStepKey(DataProperties data) {
        this.key = new SecretKeyFile(data, "two-step-key");
    }

    /** @throws IllegalStateException when the file is there and holds no key */
    byte[] encrypt(byte[] secret) {
        return key.encrypt(secret);
    }

    /** The secret again; empty when the key is gone, or is another than it was encrypted with. */
    Optional<byte[]> decrypt(byte[] encrypted) {
        return key.decrypt(encrypted);
    }

    boolean isThere() {
        return key.isThere();
    }

    Path file() {
        return key.file();
    }
}
