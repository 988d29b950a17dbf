package dev.sentrylogger.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A connection that, when it breaks, is opened anew and sends its request again, if that request has an id that makes
 * the repeat harmless. For one thread.
 */
final class Reconnecting implements AutoCloseable {
    private static final int ATTEMPTS = 10;

    private final URI server;
    private final String key;
    private Connection connection;

    Reconnecting(URI server, String key) throws IOException {
        this.server = server;
        this.key = key;
        connection = new Connection(server, key);
    }

    Connection.Answer post(Dataset dataset, String batchId, Bytes body) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return connection.post(dataset, batchId, body);
            } catch (IOException broken) {
                if (batchId.isEmpty() || attempt == ATTEMPTS) {
                    throw broken;
                }
                TimeUnit.SECONDS.sleep(1);
                reopen();
            }
        }
    }

    private void reopen() throws IOException {
        connection.close();
        try {
            connection = new Connection(server, key);
        } catch (IOException stillAway) {
            // The next attempt finds the closed connection and comes here again.
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
