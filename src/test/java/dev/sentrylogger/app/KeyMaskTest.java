package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaskTest {
    private final String key = ApiKey.random().reveal();
    private final String masked = key.substring(0, 12) + "[masked]";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 23, 24, 25, 26, 49, 50, 51, 1000})
    void findsAKeyWhereverItStands(int before) {
        String text = "-".repeat(before) + key + " and more";

        assertThat(KeyMask.of(text)).hasValueSatisfying(mask -> {
            assertThat(mask.text()).isEqualTo("-".repeat(before) + masked + " and more");
            assertThat(mask.keyIds()).containsExactly(key.substring(3, 11));
        });
    }

    @Test
    void findsEveryKey() {
        String other = ApiKey.random().reveal();

        assertThat(KeyMask.of("a=" + key + "&b=" + other + "&c=" + key)).hasValueSatisfying(mask -> {
            assertThat(mask.keyIds())
                    .containsExactly(key.substring(3, 11), other.substring(3, 11), key.substring(3, 11));
            assertThat(mask.text()).doesNotContain(key, other).endsWith("[masked]");
        });
    }

    @Test
    void findsAKeyWithinALongerWord() {
        assertThat(KeyMask.of("x".repeat(200) + "_sk_" + key + "y".repeat(200)))
                .hasValueSatisfying(mask -> assertThat(mask.text()).doesNotContain(key));
    }

    @Test
    void leavesAlone() {
        String wrongChecksum = key.substring(0, 49) + (key.endsWith("0") ? "1" : "0");
        assertThat(KeyMask.of("")).isEmpty();
        assertThat(KeyMask.of("sk_live_4eC39HqLyjWDarjtT1zdp7dc")).isEmpty();
        assertThat(KeyMask.of("the key " + wrongChecksum + " is none of ours")).isEmpty();
        assertThat(KeyMask.of(key.substring(1))).isEmpty();
        assertThat(KeyMask.of("x".repeat(100_000))).isEmpty();
    }
}
