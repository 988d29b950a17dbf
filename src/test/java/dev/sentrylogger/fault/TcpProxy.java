package dev.sentrylogger.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between the server and its database that can be cut, blocked, slowed and made to swallow a commit's answer. */
final class TcpProxy implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToSwallow = new AtomicInteger();
    private volatile ServerSocket door;
    private volatile CountDownLatch hole = new CountDownLatch(0);
    private volatile long latencyMillis;

    /** In front of {@code target} on this machine. */
    TcpProxy(int target) throws IOException {
        this.target = target;
        door = open(0);
        port = door.getLocalPort();
        accept(door);
    }

    int port() {
        return port;
    }

    private static ServerSocket open(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void accept(ServerSocket at) {
        Thread.ofVirtual().start(() -> {
            while (!at.isClosed()) {
                try {
                    new Line(at.accept()).begin();
                } catch (IOException e) {
                    // Closed, or the target is away: the client has been told by its closed connection.
                }
            }
        });
    }

    /** Ends every connection now; new ones go through. */
    void resetAll() {
        lines.forEach(Line::reset);
    }

    /** Nobody listens any more, and every connection ends. */
    void refuse() throws IOException {
        door.close();
        resetAll();
    }

    /** After {@link #refuse}. */
    void listen() throws IOException {
        door = open(port);
        accept(door);
    }

    /** Nothing passes and nobody is told; {@link #release} lets pass what came meanwhile. */
    void block() {
        hole = new CountDownLatch(1);
    }

    void release() {
        hole.countDown();
    }

    /** The connections of now never pass anything again and are never ended; new ones work. */
    void abandon() {
        lines.forEach(line -> line.abandoned = true);
    }

    /** Each piece takes that long. */
    void delay(long millis) {
        latencyMillis = millis;
    }

    /** Of the next {@code count} commits, the answer is lost with the connection. */
    void swallowAnswersOfCommits(int count) {
        commitsToSwallow.set(count);
    }

    int commitsStillToSwallow() {
        return commitsToSwallow.get();
    }

    @Override
    public void close() throws IOException {
        release();
        refuse();
    }

    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile boolean abandoned;

        Line(Socket client) throws IOException {
            this.client = client;
            try {
                server = new Socket(InetAddress.getLoopbackAddress(), target);
            } catch (IOException e) {
                client.close();
                throw e;
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void begin() {
            lines.add(this);
            Thread.ofVirtual().start(() -> pump(client, server, null));
            Thread.ofVirtual().start(() -> pump(server, client, new CommitAnswers()));
        }

        private void pump(Socket from, Socket to, CommitAnswers answers) {
            byte[] buffer = new byte[64 * 1024];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    hole.await();
                    if (latencyMillis > 0) {
                        TimeUnit.MILLISECONDS.sleep(latencyMillis);
                    }
                    if (abandoned) {
                        continue;
                    }
                    if (answers != null && answers.in(buffer, read) && swallow()) {
                        reset();
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
                to.shutdownOutput();
            } catch (IOException e) {
                reset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (from.isClosed() || to.isClosed()) {
                    lines.remove(this);
                }
            }
        }

        private boolean swallow() {
            return commitsToSwallow.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }

        /** Both ends see a reset, not an orderly end. */
        private void reset() {
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // Closed already.
                }
            }
            lines.remove(this);
        }
    }

    /** Finds PostgreSQL's message "CommandComplete: COMMIT", also where it is torn between two pieces. */
    private static final class CommitAnswers {
        private static final byte[] MESSAGE = {'C', 0, 0, 0, 11, 'C', 'O', 'M', 'M', 'I', 'T', 0};

        private int matched;

        boolean in(byte[] bytes, int length) {
            boolean found = false;
            for (int i = 0; i < length; i++) {
                if (bytes[i] != MESSAGE[matched]) {
                    matched = 0;
                }
                matched += bytes[i] == MESSAGE[matched] ? 1 : 0;
                if (matched == MESSAGE.length) {
                    found = true;
                    matched = 0;
                }
            }
            return found;
        }
    }
}
