package dev.sentrylogger.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes as they come, up to a limit. Keeps failures of the connection apart from those of a decoder that reads from here.
 * For one thread.
 */
final class CountedInput extends InputStream {
    private final InputStream in;
    private final long limit;
    private final String tooMany;
    private long count;

    /** @param tooMany the detail of the 413 beyond {@code limit} bytes */
    CountedInput(InputStream in, long limit, String tooMany) {
        this.in = in;
        this.limit = limit;
        this.tooMany = tooMany;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            count += read;
            if (count > limit) {
                throw Refusal.tooLarge(tooMany);
            }
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }
}
