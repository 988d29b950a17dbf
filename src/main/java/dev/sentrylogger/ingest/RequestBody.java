package dev.sentrylogger.ingest;

import dev.sentrylogger.event.EventLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A whole body in memory, without its compression, within the limits for both forms. Give it back by {@link #close}. For
 * one thread.
 */
final class RequestBody implements AutoCloseable {
    private static final String TOO_LARGE = "The body has more than " + EventLimits.BODY_BYTES
            + " bytes; send fewer events at a time, compress it, or stream lines to /ingest/jsonline.";
    private static final String INFLATES_TOO_LARGE = "The body has more than " + EventLimits.INFLATED_BYTES
            + " bytes after decompression; send fewer events at a time.";

    private final BodyBuffers buffers;
    private byte[] bytes;
    private int length;

    private RequestBody(BodyBuffers buffers, int expected) {
        this.buffers = buffers;
        this.bytes = buffers.take(expected);
    }

    /** @throws Refusal 400, 408, 413, 415 or 429 */
    static RequestBody read(HttpServletRequest request, BodyBuffers buffers) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > EventLimits.BODY_BYTES) {
            throw Refusal.tooLarge(TOO_LARGE);
        }
        ContentCoding coding = ContentCoding.of(request);
        var connection = new ConnectionInput(request.getInputStream(), BodyPace.BATCH);
        var compressed = new CountedInput(connection, EventLimits.BODY_BYTES, TOO_LARGE);
        // One byte more than announced, so that the end is seen without growing.
        return read(compressed, coding, buffers, (int) announced + 1);
    }

    /** Reads all of {@code in}, which is compressed by {@code coding}. */
    static RequestBody read(InputStream in, ContentCoding coding, BodyBuffers buffers, int expected) {
        var body = new RequestBody(buffers, expected);
        try (InputStream inflated = Inflated.open(in, coding, EventLimits.INFLATED_BYTES, INFLATES_TOO_LARGE)) {
            body.fill(inflated);
            return body;
        } catch (IOException e) {
            body.close();
            throw Inflated.broken(coding, e);
        } catch (RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private void fill(InputStream in) throws IOException {
        int read = in.read(bytes, 0, bytes.length);
        while (read >= 0) {
            length += read;
            if (length == bytes.length) {
                grow();
            }
            read = in.read(bytes, length, bytes.length - length);
        }
    }

    private void grow() {
        byte[] larger = buffers.take(Math.min(2 * bytes.length, EventLimits.INFLATED_BYTES + 1));
        System.arraycopy(bytes, 0, larger, 0, length);
        buffers.give(bytes);
        bytes = larger;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** SHA-256 of the body, as hexadecimal digits. */
    String digest() {
        MessageDigest digest = BodyDigest.sha256();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        buffers.give(bytes);
        bytes = new byte[0];
        length = 0;
    }
}
