package dev.sentrylogger.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's main process: starts it, finds one that outlived its server, and stops it. */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    /** Replaying the log after a crash takes its time, and giving up would only make it begin again. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(5);

    private static final long LOG_LIMIT = 10_000_000;

    private final Cluster cluster;
    private final PostgresPrograms programs;
    private final ClusterProcesses processes;

    Postmaster(Cluster cluster, PostgresPrograms programs) {
        this.cluster = cluster;
        this.processes = new ClusterProcesses(cluster.directory());
        this.programs = programs;
    }

    /** @return the port it listens on, on the loopback address only */
    int start(int preferredPort) throws IOException, InterruptedException {
        int port = free(preferredPort) ? preferredPort : anyFreePort();
        String logLimit = ServerSettings.logLimit(
                Files.getFileStore(cluster.directory().resolve("pg_wal")).getTotalSpace());
        String settings = Stream.concat(Stream.of("port=" + port, logLimit), ServerSettings.ALL.stream())
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
        var result = programs.run(
                START_LIMIT.plusSeconds(10),
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--timeout=" + START_LIMIT.toSeconds(),
                        "--pgdata=" + cluster.directory(),
                        "--log=" + serverLog(),
                        "--options=" + settings));
        if (!result.succeeded()) {
            throw new DatabaseStartException(
                    "PostgreSQL did not start: " + LastLine.of(lastOf(serverLog())) + " (log: " + serverLog() + ")");
        }
        return port;
    }

    /** Stops it without waiting for its clients; committed work is on disk either way. */
    void stop() throws IOException, InterruptedException {
        if (!isRunning() || stop("fast").succeeded()) {
            return;
        }
        log.warn(
                "PostgreSQL did not stop within {} s; stopping it at once, it will replay its log at next start",
                STOP_LIMIT.toSeconds());
        stop("immediate");
    }

    private PostgresPrograms.Result stop(String mode) throws IOException, InterruptedException {
        return programs.run(
                STOP_LIMIT.plusSeconds(10),
                "pg_ctl",
                List.of(
                        "stop",
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + STOP_LIMIT.toSeconds(),
                        "--pgdata=" + cluster.directory()));
    }

    /** @return whether the process that {@code postmaster.pid} names is alive and works on our files */
    boolean isRunning() throws IOException {
        return processes.postmaster().isPresent();
    }

    /**
     * Ends what an earlier server left running, so that exactly one postmaster works on the files. One that is whole is
     * stopped; processes whose postmaster was killed under them are told to go, and killed if they do not listen: their
     * work was not committed, and the log is replayed anyway.
     */
    void stopLeftovers() throws IOException, InterruptedException {
        if (!Files.exists(processes.pidFile())) {
            return;
        }
        if (isRunning()) {
            log.info("Stopping the PostgreSQL that outlived the server which started it");
            stop();
        }
        processes.endAll(ORPHAN_PATIENCE);
        if (processes.canProveNoneIsLeft()) {
            // Its number may belong to another program by now, or to a dead process nobody waited for.
            Files.deleteIfExists(processes.pidFile());
        }
    }

    /** Bounds the server's own log; it is there to be read after a failed start, not to be kept. */
    void boundLog() throws IOException {
        if (!Files.exists(serverLog()) || Files.size(serverLog()) <= LOG_LIMIT) {
            return;
        }
        // The folder is another account's, who could put a link here to a file of root's.
        try (var channel = FileChannel.open(serverLog(), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.truncate(0);
        }
    }

    private Path serverLog() {
        return cluster.directory().resolve("server.log");
    }

    private static String lastOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(file);
        int from = Math.max(0, bytes.length - 4096);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private static boolean free(int port) {
        if (port == 0) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFreePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
