package dev.sentrylogger.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Keeps secrets unreadable to whoever has only the database: AES-256-GCM with a key in a file of the data folder that only
 * the server's own user can read. It is made when the first secret is encrypted. Thread-safe.
 */
public final class SecretKeyFile {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;

    private final Path file;

    /** @param name of the file; each kind of secret has one of its own */
    public SecretKeyFile(DataProperties data, String name) {
        this.file = data.path().resolve(name);
    }

    /** @throws IllegalStateException when the file is there and holds no key */
    public byte[] encrypt(byte[] secret) {
        return encryptor().orElseGet(this::make).encrypt(secret);
    }

    /** The secret again; empty when the key is gone, or is another than it was encrypted with. */
    public Optional<byte[]> decrypt(byte[] encrypted) {
        try {
            return encryptor().map(encryptor -> encryptor.decrypt(encrypted));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    public boolean isThere() {
        return Files.exists(file);
    }

    public Path file() {
        return file;
    }

    private synchronized AesBytesEncryptor make() {
        return encryptor().orElseGet(() -> {
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            try {
                // With a database of the operator's own nothing else may have needed the folder yet.
                Files.createDirectories(file.getParent());
                PrivateFiles.write(file, HexFormat.of().formatHex(key));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file + "; give this user access to its folder", e);
            }
            return encryptor(key);
        });
    }

    /** Read each time, so that one put back from a backup counts at once. */
    private Optional<AesBytesEncryptor> encryptor() {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return Optional.of(encryptor(key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no key; put it back from your backup, or remove it", e);
        }
        throw new IllegalStateException(file + " holds no key; put it back from your backup, or remove it");
    }

    private static AesBytesEncryptor encryptor(byte[] key) {
        return new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }
}
