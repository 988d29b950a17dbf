package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.event.EventLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class RequestBodyTest {
    private final BodyBuffers buffers = new BodyBuffers(3L * EventLimits.INFLATED_BYTES);

    @Test
    void readsABodyOfAnySizeWhole() {
        byte[] bytes = new byte[3_000_001];
        new Random(5).nextBytes(bytes);

        try (RequestBody body = read(new ByteArrayInputStream(bytes))) {
            assertThat(body.length()).isEqualTo(bytes.length);
            assertThat(body.bytes()).startsWith(bytes);
        }
        assertThat(buffers.taken()).isZero();
    }

    @Test
    void refusesMoreThanTheLimitAfterDecompressionAndGivesItsMemoryBack() {
        assertThatThrownBy(() -> read(InputStream.nullInputStream(), EventLimits.INFLATED_BYTES + 1))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
        assertThat(buffers.taken()).isZero();
    }

    @Test
    void saysThatABodyStoppedComing() {
        var stalled = new ConnectionInput(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new SocketTimeoutException();
                    }
                },
                BodyPace.BATCH);

        assertThatThrownBy(() -> read(stalled))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.REQUEST_TIMEOUT));
        assertThat(buffers.taken()).isZero();
    }

    @Test
    void refusesABodyWhenAllMemoryForBodiesIsTaken() {
        var few = new BodyBuffers(BodyBuffers.USUAL_BYTES);
        byte[] held = few.take(1);

        assertThatThrownBy(() -> few.take(1))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));

        few.give(held);
        assertThat(few.take(1)).isSameAs(held);
    }

    private RequestBody read(InputStream in) {
        return RequestBody.read(in, ContentCoding.IDENTITY, buffers, 1);
    }

    private RequestBody read(InputStream beginning, int length) {
        return read(new SequenceInputStream(beginning, new ByteArrayInputStream(new byte[length])));
    }
}
