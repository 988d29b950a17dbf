package dev.sentrylogger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The body as the connection gives it, at the pace that is asked of it. What goes wrong here is the connection's fault, and
 * is told apart at once from a broken compression, which is an {@link IOException} too.
 */
final class ConnectionInput extends InputStream {
    private final InputStream in;
    private final BodyPace pace;
    private final LongSupplier nanoTime;
    /** Waited for the client, and what came meanwhile, in this window. */
    private long waitedNanos;

    private long bytesCome;

    ConnectionInput(InputStream in, BodyPace pace) {
        this(in, pace, System::nanoTime);
    }

    ConnectionInput(InputStream in, BodyPace pace, LongSupplier nanoTime) {
        this.in = in;
        this.pace = pace;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws Refusal 400 or 408 */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            long before = nanoTime.getAsLong();
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                keepPace(read, nanoTime.getAsLong() - before);
            }
            return read;
        } catch (SocketTimeoutException e) {
            throw tooSlow("The body stopped coming before its end; send it again.");
        } catch (IOException e) {
            throw new BrokenBody();
        }
    }

    private void keepPace(int read, long waited) {
        waitedNanos += waited;
        bytesCome += read;
        if (waitedNanos <= BodyPace.WINDOW.toNanos()) {
            return;
        }
        if (pace.isMissedBy(bytesCome, Duration.ofNanos(waitedNanos))) {
            throw tooSlow(pace.detail());
        }
        waitedNanos = 0;
        bytesCome = 0;
    }

    private static Refusal tooSlow(String detail) {
        return new Refusal(HttpStatus.REQUEST_TIMEOUT, detail).header(HttpHeaders.CONNECTION, "close");
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }
}
