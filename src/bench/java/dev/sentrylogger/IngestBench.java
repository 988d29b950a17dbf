package dev.sentrylogger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Closed-loop load on {@code POST /ingest}: connections that each send a batch, wait for the durable answer, and send the
 * next. Events are JSON objects of about 280 bytes with four attributes; no two are equal. The load runs on the same
 * machine, so its own CPU is taken from what it measures.
 */
public final class IngestBench {
    private static final String[] VERBS = {"reserved", "charged", "shipped", "cancelled", "refunded", "queued"};
    private static final String[] LEVELS = {"INFO", "INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR"};

    public static void main(String[] args) throws Exception {
        var seconds = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 15);
        try (var server = BenchServer.start(BenchServer.newDataDirectory())) {
            var app = server.register("bench");
            load(server, app.key(), 4, 100, Duration.ofSeconds(10));
            System.out.println("| connections × events a POST | events/s | ack p50 | ack p99 | server CPU an event | memory |");
            System.out.println("|---|---|---|---|---|---|");
            for (int[] shape : new int[][] {{4, 100}, {16, 100}, {16, 1000}, {1, 1}, {16, 1}}) {
                var cpuBefore = server.cpu();
                var result = load(server, app.key(), shape[0], shape[1], seconds);
                double cpuMicros = server.cpu().minus(cpuBefore).toNanos() / 1e3 / result.events;
                System.out.printf(
                        "| %d × %d | %,.0f | %.1f ms | %.1f ms | %.1f µs | %d MB |%n",
                        shape[0],
                        shape[1],
                        result.events / (seconds.toMillis() / 1e3),
                        result.percentile(50),
                        result.percentile(99),
                        cpuMicros,
                        server.memoryMegabytes());
            }
        }
    }

    private record Result(long events, double[] sortedMillis) {
        double percentile(int percent) {
            return sortedMillis[Math.min(sortedMillis.length - 1, sortedMillis.length * percent / 100)];
        }
    }

    private static Result load(BenchServer server, String key, int connections, int size, Duration length)
            throws Exception {
        List<Callable<List<Double>>> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            long seed = System.nanoTime() + i;
            senders.add(() -> send(URI.create(server.url), key, size, length, new Random(seed)));
        }
        List<Double> millis = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (var sent : threads.invokeAll(senders)) {
                millis.addAll(sent.get());
            }
        }
        return new Result(
                (long) millis.size() * size,
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** Sends batches over one connection until the time is up; answers the milliseconds each acknowledgement took. */
    private static List<Double> send(URI url, String key, int size, Duration length, Random random) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            var in = new BufferedInputStream(socket.getInputStream());
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                byte[] body = batch(size, random);
                byte[] head = ("POST /ingest HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                + key + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] request = Arrays.copyOf(head, head.length + body.length);
                System.arraycopy(body, 0, request, head.length, body.length);
                long sent = System.nanoTime();
                out.write(request);
                int status = readAnswer(in);
                if (status == 429 || status == 503) {
                    TimeUnit.MILLISECONDS.sleep(50);
                } else if (status != 200) {
                    throw new IOException("HTTP " + status);
                } else {
                    millis.add((System.nanoTime() - sent) / 1e6);
                }
            }
        }
        return millis;
    }

    private static int readAnswer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (!chunked) {
            in.skipNBytes(length);
            return status;
        }
        for (int chunk = Integer.parseInt(line(in), 16); chunk > 0; chunk = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(chunk + 2L);
        }
        line(in);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    static byte[] batch(int size, Random random) {
        var json = new StringBuilder(size * 300).append("{\"logs\":[");
        long now = System.currentTimeMillis();
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"timestamp\":")
                    .append(now)
                    .append(",\"level\":\"")
                    .append(LEVELS[random.nextInt(LEVELS.length)])
                    .append("\",\"logger\":\"shop.orders\",\"service\":\"checkout-")
                    .append(random.nextInt(8))
                    .append("\",\"message\":\"order ")
                    .append(Long.toHexString(random.nextLong()))
                    .append(' ')
                    .append(VERBS[random.nextInt(VERBS.length)])
                    .append(" for customer ")
                    .append(random.nextInt(1_000_000))
                    .append(" in ")
                    .append(random.nextInt(2000))
                    .append(" ms\",\"trace_id\":\"")
                    .append(Long.toHexString(random.nextLong() | Long.MIN_VALUE))
                    .append(Long.toHexString(random.nextLong() | Long.MIN_VALUE))
                    .append("\",\"user.id\":")
                    .append(random.nextInt(100_000))
                    .append(",\"http.path\":\"/api/orders/")
                    .append(random.nextInt(100_000))
                    .append("\",\"http.status\":200,\"region\":\"eu-")
                    .append(random.nextInt(4))
                    .append("\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
