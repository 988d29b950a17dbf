package dev.sentrylogger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The body as the connection gives it. What goes wrong here is the connection's fault, and is told apart at once from a
 * broken compression, which is an {@link IOException} too.
 */
final class ConnectionInput extends InputStream {
    private final InputStream in;

    ConnectionInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
            throw new Refusal(HttpStatus.REQUEST_TIMEOUT, "The body stopped coming before its end; send it again.")
                    .header(HttpHeaders.CONNECTION, "close");
        } catch (IOException e) {
            throw Refusal.badRequest("The body ended early or is not framed as its headers say; send it again.")
                    .header(HttpHeaders.CONNECTION, "close");
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }
}
