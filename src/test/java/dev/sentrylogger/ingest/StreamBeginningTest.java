package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamBeginningTest {
    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"a\":1}]", " \n[\n  {", "[\"a\"]", "\uFEFF[{"})
    void knowsAJsonArray(String beginning) {
        assertThat(StreamBeginning.isJsonArray(bytes(beginning))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[2026-02-20 10:00:00] x", "[INFO] x", "{\"a\":[]}", "x", "[[1]]"})
    void knowsLinesThatOnlyBeginLikeOne(String beginning) {
        assertThat(StreamBeginning.isJsonArray(bytes(beginning))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
