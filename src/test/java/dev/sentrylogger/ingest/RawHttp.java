package dev.sentrylogger.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** HTTP/1.1 spoken byte by byte, so that a test can also say what no client library would. */
final class RawHttp {
    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** Sends {@code request} as it is and reads the answer. */
    Answer send(byte[] request) throws IOException {
        return send(request, false);
    }

    /** Sends {@code request}, then says that nothing more will come, and reads the answer. */
    Answer sendAndEnd(byte[] request) throws IOException {
        return send(request, true);
    }

    private Answer send(byte[] request, boolean end) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // The server may answer and close before it has read everything; its answer is what counts.
            }
            if (end) {
                socket.shutdownOutput();
            }
            return new Answer(read(socket.getInputStream()));
        }
    }

    /** Reads one answer, as far as its length says or the server closes. */
    private static String read(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int read = in.read(buffer);
        while (read >= 0) {
            text.write(buffer, 0, read);
            var answer = new Answer(text.toString(StandardCharsets.UTF_8));
            int head = answer.text().indexOf("\r\n\r\n");
            if (head >= 0 && answer.header("Content-Length").isPresent()) {
                int length = Integer.parseInt(answer.header("Content-Length").get());
                if (answer.body().getBytes(StandardCharsets.UTF_8).length >= length) {
                    return answer.text();
                }
            }
            read = in.read(buffer);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** A request that asks the server to close behind the answer; its length is added unless one is set. */
    static final class Request {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final StringBuilder more = new StringBuilder();
        private final String method;
        private final String path;
        private byte[] body = new byte[0];
        private boolean measured = true;

        Request(String method, String path) {
            this.method = method;
            this.path = path;
            headers.put("Host", "localhost");
            headers.put("Connection", "close");
        }

        Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Request without(String name) {
            headers.remove(name);
            return this;
        }

        /** Adds a header line even if the name is there already. */
        Request line(String name, String value) {
            more.append(name).append(": ").append(value).append("\r\n");
            return this;
        }

        Request body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Request body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Leaves the length to the headers that the test sets. */
        Request unmeasured() {
            measured = false;
            return this;
        }

        byte[] bytes() {
            var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            head.append(more);
            if (measured) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            var all = new ByteArrayOutputStream();
            all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            all.writeBytes(body);
            return all.toByteArray();
        }
    }

    /** What came back, the head and the body as text. */
    record Answer(String text) {
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        Optional<String> header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }
}
