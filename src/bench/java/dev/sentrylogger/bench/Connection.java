package dev.sentrylogger.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection, one request at a time, that costs its process hardly more than the copy to the
 * socket: understands the answers of our server and no others. For one thread.
 */
final class Connection implements AutoCloseable {
    record Answer(int status, byte[] body) {
        boolean isJson() {
            return body.length > 0 && body[0] == '{';
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16).flip();
    private final Bytes head = new Bytes();
    private final String key;
    private boolean open = true;

    /** @param key API key or personal token */
    Connection(URI server, String key) throws IOException {
        this.key = key;
        channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.socket().setTcpNoDelay(true);
    }

    /** Whether the server will take another request on it. */
    boolean isOpen() {
        return open;
    }

    Answer get(String pathAndQuery) throws IOException {
        start("GET", pathAndQuery);
        send(new Bytes());
        return read();
    }

    /** @param batchId makes a repeat harmless; empty for none */
    Answer post(Dataset dataset, String batchId, Bytes body) throws IOException {
        start("POST", dataset.path());
        head.text("Content-Type: ").text(dataset.contentType()).text("\r\n");
        if (!batchId.isEmpty()) {
            head.text("Idempotency-Key: ").text(batchId).text("\r\n");
        }
        head.text("Content-Length: ").number(body.length()).text("\r\n");
        send(body);
        return read();
    }

    private void start(String method, String pathAndQuery) {
        head.clear().text(method).text(" ").text(pathAndQuery).text(" HTTP/1.1\r\nHost: bench\r\n");
        head.text("Authorization: Bearer ").text(key).text("\r\n");
    }

    private void send(Bytes body) throws IOException {
        head.text("\r\n");
        ByteBuffer[] parts = {
            ByteBuffer.wrap(head.array(), 0, head.length()), ByteBuffer.wrap(body.array(), 0, body.length())
        };
        while (parts[1].hasRemaining() || parts[0].hasRemaining()) {
            channel.write(parts);
        }
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            open &= !header.equalsIgnoreCase("connection: close");
            chunked |= header.regionMatches(true, 0, "transfer-encoding: chunked", 0, 26);
        }
        return new Answer(status, chunked ? chunks() : bytes(length));
    }

    private byte[] chunks() throws IOException {
        byte[] body = {};
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] chunk = bytes(size);
            int before = body.length;
            body = Arrays.copyOf(body, before + size);
            System.arraycopy(chunk, 0, body, before, size);
            line();
        }
        line();
        return body;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int at = 0; at < count; ) {
            fill();
            int some = Math.min(in.remaining(), count - at);
            in.get(bytes, at, some);
            at += some;
        }
        return bytes;
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        while (true) {
            fill();
            char next = (char) in.get();
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append(next);
            }
        }
    }

    private void fill() throws IOException {
        if (in.hasRemaining()) {
            return;
        }
        in.clear();
        int read = channel.read(in);
        in.flip();
        if (read < 0) {
            throw new IOException("the server closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
