package dev.sentrylogger.account;

import java.sql.Types;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes who did what that matters for security. Entries are added and never changed. Thread-safe. */
@Component
public final class AuditLog {
    private static final int LONGEST_DETAIL = 1000;

    private static final String INSERT = """
            INSERT INTO audit_entries (at, user_id, address, action, detail)
            VALUES (:at, :user, left(:address, 60), :action, :detail)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an entry; within a transaction it is there if and only if the rest is.
     *
     * @param who null for a visitor
     * @param action what happened, in words with dots between them, such as {@code device.approved}
     * @param detail to what, at most 1,000 characters; never a secret
     */
    public void add(@Nullable UserId who, String address, String action, String detail) {
        jdbc.sql(INSERT)
                .param("at", UserRows.time(clock.instant()))
                .param("user", who == null ? null : who.value(), Types.OTHER)
                .param("address", address)
                .param("action", action)
                .param("detail", detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())))
                .update();
    }
}
