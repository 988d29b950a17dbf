package dev.sentrylogger.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchJsonTest {
    @Test
    void readsKeyBatchIdAndLogsInAnyOrder() {
        byte[] body = "{\"logs\":[\"a\",{\"message\":\"b\"}],\"x\":{\"y\":[1]},\"batch_id\":\"7\",\"api_key\":\"sk_1\"}"
                .getBytes(StandardCharsets.UTF_8);

        BatchJson batch = BatchJson.read(body, body.length, Some.ORIGIN);

        assertThat(batch.apiKey()).contains("sk_1");
        assertThat(batch.batchId()).contains("7");
        assertThat(batch.logs().events()).extracting("message").containsExactly("a", "b");
        assertThat(BatchJson.findKey(body, body.length)).contains("sk_1");
    }

    @Test
    void takesTheOthersWhenOneIsRejected() {
        ParsedEvents parsed = Some.batch("[\"a\",7,{\"message\":\"b\"}]");

        assertThat(parsed.events()).hasSize(2);
        assertThat(parsed.rejections()).containsExactly(new Rejection(1, "neither text nor an object"));
    }

    @Test
    void readsOnlyAsFarAsTheBodyIsLong() {
        byte[] buffer = "[\"a\"]garbage of the body before".getBytes(StandardCharsets.UTF_8);

        assertThat(BatchJson.read(buffer, 5, Some.ORIGIN).logs().events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "null",
                "\"x\"",
                "1",
                "{\"logs\":{}}",
                "{\"logs\":[",
                "{\"logs\":[]",
                "[]x",
                "[{\"message\":NaN}]",
                "[{\"message\":\"m\",\"a\":1,\"a\":2}]",
                "{\"logs\":[],\"logs\":[]}",
                "[{\"message\":\"m\",\"n\":1e999999}]",
                "[{\"message\":\"a\tb\"}]",
                "[{'message':'m'}]",
                "[//\n]",
                "[\"a\",]",
                "{\"logs\":[],\"api_key\":7}"
            })
    void refusesWhatIsNotSuchJson(String body) {
        assertThatThrownBy(() -> Some.batch(body)).isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void refusesNestingBeyondTheLimitAtOnce() {
        Some.batch("[{\"message\":\"m\",\"a\":" + "[".repeat(30) + "]".repeat(30) + "}]");

        assertThatThrownBy(() -> Some.batch("[{\"message\":\"m\",\"a\":" + "[".repeat(31) + "]".repeat(31) + "}]"))
                .isInstanceOf(MalformedBodyException.class);
        assertThatThrownBy(() -> Some.batch("[".repeat(100_000))).isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void refusesLongNamesAndNumbers() {
        assertThatThrownBy(() -> Some.batch("[{\"message\":\"m\",\"" + "k".repeat(60_000) + "\":1}]"))
                .isInstanceOf(MalformedBodyException.class);
        assertThatThrownBy(() -> Some.batch("[{\"message\":\"m\",\"k\":" + "9".repeat(2_000) + "}]"))
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void refusesOtherEncodings() {
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_32
        }) {
            byte[] body = "[\"a\"]".getBytes(charset);

            assertThatThrownBy(() -> BatchJson.read(body, body.length, Some.ORIGIN))
                    .isInstanceOf(MalformedBodyException.class);
        }
    }

    @Test
    void readsBehindAByteOrderMark() {
        assertThat(Some.batch("\uFEFF[\"ä\"]").events().getFirst().message()).isEqualTo("ä");
    }

    @Test
    void refusesTooManyEvents() {
        assertThat(Some.batch("[" + "\"a\",".repeat(9_999) + "\"a\"]").events()).hasSize(10_000);
        assertThatThrownBy(() -> Some.batch("[" + "\"a\",".repeat(10_000) + "\"a\"]"))
                .isInstanceOf(TooLargeException.class);
    }

    @Test
    void namesThePlaceOfABrokenBodyInPlainWords() {
        assertThatThrownBy(() -> Some.batch("{\"logs\":[\"a\""))
                .hasMessage("Not valid JSON at line 1, column 13: "
                        + "Unexpected end-of-input: expected close marker for Array");
    }
}
