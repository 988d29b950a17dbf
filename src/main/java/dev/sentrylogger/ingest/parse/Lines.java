package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream of bytes, ended by LF or CRLF, without copying them. Of a line longer than
 * {@link EventLimits#LINE_BYTES} the beginning is given and the rest passed over. For one thread.
 */
public final class Lines {
    private final InputStream in;
    private final byte[] buffer;
    private int filled;
    private int start;
    private int end;
    private int next;
    private boolean cut;
    private boolean ended;

    public Lines(InputStream in) {
        this.in = in;
        this.buffer = new byte[EventLimits.LINE_BYTES + 1];
    }

    /** Moves to the next line; false at the end of the stream. */
    public boolean next() throws IOException {
        start = next;
        int scanned = start;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (buffer[scanned] == '\n') {
                    return line(scanned, scanned + 1);
                }
            }
            if (ended) {
                return start < filled && line(filled, filled);
            }
            if (start == 0 && filled == buffer.length) {
                return longLine();
            }
            scanned -= start;
            makeRoom();
            fill();
        }
    }

    public byte[] bytes() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** Whether the line went on beyond what is given of it. */
    public boolean cut() {
        return cut;
    }

    private boolean line(int lineEnd, int following) {
        cut = false;
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        next = following;
        return true;
    }

    private boolean longLine() throws IOException {
        end = filled;
        cut = true;
        // The rest of the line is read through a small buffer of its own; the line itself must stay readable.
        byte[] rest = new byte[8192];
        int read = in.read(rest);
        while (read >= 0) {
            for (int i = 0; i < read; i++) {
                if (rest[i] == '\n') {
                    keep(rest, i + 1, read);
                    return true;
                }
            }
            read = in.read(rest);
        }
        ended = true;
        next = filled;
        return true;
    }

    /** What was read beyond the long line waits behind it; the line gives up as many of its last bytes. */
    private void keep(byte[] rest, int from, int to) {
        int length = to - from;
        next = filled - length;
        end = next;
        System.arraycopy(rest, from, buffer, next, length);
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }
}
