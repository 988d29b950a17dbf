package dev.sentrylogger.alert;

import dev.sentrylogger.app.AppId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of notices, deliveries and attempts, as delivering needs them. Thread-safe. */
@Component
final class DeliveryTable {
    private static final String INSERT_NOTICE = """
            INSERT INTO alert_notices (id, app_id, app_name, title, text, severity, state, link, dedup_key, happened)
            VALUES (:id, :app, :name, :title, :text, :severity, :state, :link, :key, :happened)
            """;

    private static final String INSERT = """
            INSERT INTO alert_deliveries
                (app_id, notice_id, channel_id, channel_name, recipient, test, state, created_at)
            VALUES (:app, :notice, :channel, :name, :recipient, :test, 'waiting', :at)
            RETURNING id
            """;

    private static final String WAITING = """
            SELECT d.id, d.app_id, d.channel_id, d.recipient, d.test, d.tries, d.next_at, c.off_reason,
                n.id AS notice, n.app_name, n.title, n.text, n.severity, n.state, n.link, n.happened, n.dedup_key
            FROM alert_deliveries d
            JOIN alert_notices n ON n.id = d.notice_id
            LEFT JOIN alert_channels c ON c.id = d.channel_id
            WHERE d.id = :id AND d.state = 'waiting'
            FOR UPDATE OF d
            """;

    private static final String BREAK_OFF = """
            UPDATE alert_attempts
            SET ended_at = :at, delivered = false,
                answer = 'This server was stopped meanwhile; whether it arrived is not known.'
            WHERE delivery_id = :id AND ended_at IS NULL
            """;

    private static final String BEGIN = """
            WITH try AS (
                UPDATE alert_deliveries
                SET tries = tries + 1
                WHERE id = :id
                RETURNING id, tries
            )
            INSERT INTO alert_attempts (delivery_id, number, started_at)
            SELECT id, tries, :at
            FROM try
            """;

    private static final String END = """
            UPDATE alert_attempts
            SET ended_at = :at, delivered = :delivered, status = :status, answer = :answer
            WHERE delivery_id = :id AND number = :number
            """;

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery that waits.
     *
     * @param channel null when it was removed
     * @param offReason why its channel is off; null when it is on
     */
    record Waiting(
            long id,
            AppId app,
            @Nullable UUID channel,
            @Nullable String offReason,
            String recipient,
            boolean test,
            int tries,
            @Nullable Instant nextAt,
            Notice notice) {}

    void insert(AppId app, Notice notice) {
        jdbc.sql(INSERT_NOTICE)
                .param("id", notice.id())
                .param("app", app.value())
                .param("name", notice.app())
                .param("title", notice.title())
                .param("text", notice.text())
                .param("severity", notice.severity().name())
                .param("state", notice.state().name())
                .param("link", notice.link() == null ? null : notice.link().toASCIIString(), Types.VARCHAR)
                .param("key", notice.key())
                .param("happened", Rows.time(notice.happened()))
                .update();
    }

    long insert(AppId app, UUID notice, SavedChannel channel, String recipient, boolean test, Instant now) {
        return jdbc.sql(INSERT)
                .param("app", app.value())
                .param("notice", notice)
                .param("channel", channel.id())
                .param("name", channel.name())
                .param("recipient", recipient)
                .param("test", test)
                .param("at", Rows.time(now))
                .query(Long.class)
                .single();
    }

    /** Locked until the transaction ends; empty when it waits no more. */
    Optional<Waiting> waiting(long id) {
        return jdbc.sql(WAITING)
                .param("id", id)
                .query((row, number) -> waiting(row))
                .optional();
    }

    /** Writes down that a try begins; one that never ended was broken off. */
    void begin(long id, Instant now) {
        jdbc.sql(BREAK_OFF).param("id", id).param("at", Rows.time(now)).update();
        jdbc.sql(BEGIN).param("id", id).param("at", Rows.time(now)).update();
    }

    void end(long id, int number, Verdict verdict, Instant now) {
        jdbc.sql(END)
                .param("id", id)
                .param("number", number)
                .param("at", Rows.time(now))
                .param("delivered", verdict.result() == Verdict.Result.DELIVERED)
                .param("status", verdict.status(), Types.INTEGER)
                .param("answer", verdict.answer())
                .update();
    }

    void settle(long id, boolean delivered) {
        jdbc.sql("UPDATE alert_deliveries SET state = :state, next_at = NULL WHERE id = :id")
                .param("id", id)
                .param("state", delivered ? "delivered" : "failed")
                .update();
    }

    void postpone(long id, Instant next) {
        jdbc.sql("UPDATE alert_deliveries SET next_at = :next WHERE id = :id")
                .param("id", id)
                .param("next", Rows.time(next))
                .update();
    }

    int waiting(AppId app) {
        return jdbc.sql("SELECT count(*) FROM alert_deliveries WHERE app_id = :app AND state = 'waiting'")
                .param("app", app.value())
                .query(Integer.class)
                .single();
    }

    int testsSince(AppId app, Instant since) {
        return jdbc.sql("SELECT count(*) FROM alert_deliveries WHERE app_id = :app AND test AND created_at > :since")
                .param("app", app.value())
                .param("since", Rows.time(since))
                .query(Integer.class)
                .single();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        String link = row.getString("link");
        var notice = new Notice(
                row.getObject("notice", UUID.class),
                row.getString("app_name"),
                row.getString("title"),
                row.getString("text"),
                Severity.valueOf(row.getString("severity")),
                Notice.State.valueOf(row.getString("state")),
                link == null ? null : URI.create(link),
                Rows.time(row, "happened"),
                row.getString("dedup_key"));
        return new Waiting(
                row.getLong("id"),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getObject("channel_id", UUID.class),
                row.getString("off_reason"),
                row.getString("recipient"),
                row.getBoolean("test"),
                row.getInt("tries"),
                Rows.timeOrNull(row, "next_at"),
                notice);
    }
}
