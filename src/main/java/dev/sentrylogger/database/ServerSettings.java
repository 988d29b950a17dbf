package dev.sentrylogger.database;

import java.util.List;

/**
 * How the embedded PostgreSQL runs: durable, closed, and modest on a small box. Given on the command line, so they win over
 * {@code postgresql.conf} and are those of this version of ours; what is not named here is the operator's to set there.
 */
final class ServerSettings {
    static final List<String> ALL = List.of(
            // Durable: Durability refuses anything else
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            // Closed: no socket file, only this machine
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            // One busy writer and a few readers
            "max_connections=40",
            "wal_compression=on",
            "wal_buffers=16MB",
            // Small: no processes for what we do not use
            "shared_buffers=64MB",
            "io_method=sync",
            "max_parallel_workers_per_gather=0",
            "max_logical_replication_workers=0",
            "autovacuum_max_workers=2",
            "jit=off",
            "temp_file_limit=1GB",
            // Nobody may hold things up for ever
            "statement_timeout=55s",
            "idle_in_transaction_session_timeout=60s",
            // Its log must not repeat what users stored
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_checkpoints=off",
            "log_timezone=UTC",
            "timezone=UTC");

    private static final long MOST_LOG_MEGABYTES = 2_048;
    private static final long LEAST_LOG_MEGABYTES = 96;

    private ServerSettings() {}

    /**
     * Bounds the log to replay, so that recovery stays within seconds, and so that it does not fill a small disk.
     *
     * @param disk bytes of the whole disk that the log is on
     */
    static String logLimit(long disk) {
        long eighth = (disk >> 20) / 8;
        return "max_wal_size=" + Math.clamp(eighth, LEAST_LOG_MEGABYTES, MOST_LOG_MEGABYTES) + "MB";
    }
}
