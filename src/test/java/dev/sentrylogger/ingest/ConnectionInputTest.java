package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** No read ever stops for the 20 seconds that the container allows: each test is about bytes that keep coming. */
class ConnectionInputTest {
    private long now = Long.MAX_VALUE - 1000; // nanoTime may overflow
    private Duration wait = Duration.ZERO;
    private int size;

    @Test
    void takesABatchThatComesInTime() throws IOException {
        assertThat(connection(BodyPace.BATCH, 19, Duration.ofSeconds(1), 10).readAllBytes())
                .hasSize(190);
    }

    @Test
    void refusesABatchThatTricklesInHoweverBigItsPieces() {
        assertTooSlow(connection(BodyPace.BATCH, 30, Duration.ofSeconds(1), 8000));
    }

    @Test
    void takesAStreamOfAnyLengthAtTheLeastRate() throws IOException {
        assertThat(connection(BodyPace.STREAM, 3600, Duration.ofSeconds(1), 1024)
                        .transferTo(OutputStream.nullOutputStream()))
                .isEqualTo(3600 * 1024);
    }

    @Test
    void refusesAStreamThatTricklesIn() {
        assertTooSlow(connection(BodyPace.STREAM, 30, Duration.ofSeconds(1), 1000));
    }

    @Test
    void refusesAStreamThatTricklesAfterAFastBeginning() throws IOException {
        var in = connection(BodyPace.STREAM, 100_000, Duration.ofMillis(100), 8000);
        assertThat(in.readNBytes(8_000_000)).hasSize(8_000_000);

        wait = Duration.ofSeconds(10);
        size = 1;

        assertTooSlow(in);
    }

    @Test
    void countsOnlyTheTimeItWaits() throws IOException {
        var in = connection(BodyPace.BATCH, 10, Duration.ofMillis(1), 100);

        for (int i = 0; i < 10; i++) {
            assertThat(in.read(new byte[100])).isEqualTo(100);
            now += Duration.ofMinutes(1).toNanos();
        }

        assertThat(in.read()).isEqualTo(-1);
    }

    private static void assertTooSlow(InputStream in) {
        assertThatThrownBy(in::readAllBytes).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(HttpStatus.REQUEST_TIMEOUT);
            assertThat(refusal.headers()).containsEntry(HttpHeaders.CONNECTION, "close");
            assertThat(refusal.detail()).contains("20 seconds");
        });
    }

    /** A client that sends so many pieces of that size, each after that time. */
    private InputStream connection(BodyPace pace, int pieces, Duration each, int bytes) {
        wait = each;
        size = bytes;
        var client = new InputStream() {
            private int left = pieces;

            @Override
            public int read() {
                throw new UnsupportedOperationException("pieces only");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                left--;
                now += wait.toNanos();
                return Math.min(size, length);
            }
        };
        return new ConnectionInput(client, pace, () -> now);
    }
}
