package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.database.DataProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TwoStepKeyTest {
    private static final byte[] SECRET = "twenty bytes of such".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void readsWhatItWroteAlsoAfterARestart() {
        byte[] encrypted = key().encrypt(SECRET);

        assertThat(key().decrypt(encrypted)).hasValue(SECRET);
        assertThat(key().encrypt(SECRET)).as("the same never looks the same").isNotEqualTo(encrypted);
        assertThat(encrypted).hasSize(16 + SECRET.length + 16);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheServersUserReadsTheFile() throws Exception {
        key().encrypt(SECRET);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key().file())))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutItsKeyNothingIsRead() throws Exception {
        byte[] encrypted = key().encrypt(SECRET);
        String right = Files.readString(key().file());
        Files.delete(key().file());
        assertThat(key().decrypt(encrypted)).isEmpty();
        assertThat(key().isThere()).isFalse();

        key().encrypt(SECRET);
        assertThat(key().decrypt(encrypted)).as("another key").isEmpty();
        encrypted[20] ^= 1;
        Files.writeString(key().file(), right);
        assertThat(key().decrypt(encrypted)).as("a changed secret").isEmpty();
        encrypted[20] ^= 1;
        assertThat(key().decrypt(encrypted)).as("put back").hasValue(SECRET);
    }

    @Test
    void neverWritesOverAFileThatIsNoKey() throws Exception {
        Files.createDirectories(key().file().getParent());
        Files.writeString(key().file(), "0123");

        assertThatThrownBy(() -> key().encrypt(SECRET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds no key; put it back from your backup");
        assertThat(Files.readString(key().file())).isEqualTo("0123");
    }

    private TwoStepKey key() {
        return new TwoStepKey(new DataProperties(folder.resolve("data").toString()));
    }
}
