package dev.sentrylogger.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address that counts connections, keeps requests, and answers what a test tells it to. */
public final class Receiver implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Script script = Script.answering(200, "ok");

    /** What came. @param headers with names in small letters */
    public record Received(String line, Map<String, String> headers, String body) {}

    /** What is done once a request is read. */
    @FunctionalInterface
    public interface Script {
        void answer(Received request, OutputStream out) throws Exception;

        static Script answering(int status, String body, String... headers) {
            return (request, out) -> {
                String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
                out.write(("HTTP/1.1 " + status + " x\r\n" + lines + "Content-Length: "
                                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
            };
        }
    }

    public Receiver() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** By the name of the host, where that is what the settings allow. */
    public String named(String path) {
        return "http://localhost:" + port() + path;
    }

    public int connections() {
        return connections.get();
    }

    public List<Received> received() {
        return received;
    }

    public void then(Script next) {
        script = next;
    }

    public void then(int status, String body, String... headers) {
        script = Script.answering(status, body, headers);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var request = read(new BufferedInputStream(connection.getInputStream()));
            received.add(request);
            script.answer(request, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (Exception e) {
            // The other side went away, as some tests want it to.
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        var headers = new LinkedHashMap<String, String>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
