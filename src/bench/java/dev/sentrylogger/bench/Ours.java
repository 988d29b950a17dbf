package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our server, asked through its read API over one connection. */
final class Ours implements Side, AutoCloseable {
    /** The server closes a connection that was idle for longer than this and some. */
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Path data;
    private BenchServer server;
    private Connection connection;
    private long used;

    Ours(Path data) throws Exception {
        this.data = data;
        start();
    }

    BenchServer server() {
        return server;
    }

    void start() throws Exception {
        server = BenchServer.start(data);
        connect();
    }

    private void connect() throws IOException {
        connection = new Connection(URI.create(server.url), BenchServer.TOKEN);
        used = System.nanoTime();
    }

    void stop() throws Exception {
        connection.close();
        server.close();
    }

    @Override
    public void restart() throws Exception {
        stop();
        FileCache.drop();
        start();
    }

    @Override
    public Reply ask(Question question) throws IOException {
        if (!connection.isOpen() || System.nanoTime() - used > FRESH_NANOS) {
            connection.close();
            connect();
        }
        List<byte[]> bodies = new ArrayList<>();
        long asked = System.nanoTime();
        for (String path : question.paths()) {
            var answer = connection.get(path);
            if (answer.status() != 200) {
                return new Reply(System.nanoTime() - asked, List.of(), "HTTP " + answer.status());
            }
            if (!answer.isJson()) {
                // An address that is no door belongs to the pages.
                return new Reply(System.nanoTime() - asked, List.of(), "no door");
            }
            bodies.add(answer.body());
        }
        used = System.nanoTime();
        long nanos = used - asked;
        return new Reply(nanos, JsonAnswer.lines(question.kind(), bodies), "");
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
