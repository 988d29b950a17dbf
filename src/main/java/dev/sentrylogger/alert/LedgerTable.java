package dev.sentrylogger.alert;

import dev.sentrylogger.app.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads deliveries with their attempts, and removes old ones. Thread-safe. */
@Component
final class LedgerTable {
    private static final String PAGE = """
            SELECT d.id, d.notice_id, d.channel_id, d.channel_name, d.recipient, n.title, d.test, d.state, d.created_at,
                d.next_at
            FROM alert_deliveries d
            JOIN alert_notices n ON n.id = d.notice_id
            WHERE d.app_id = :app
              AND d.id < :before
              AND (CAST(:channel AS uuid) IS NULL OR d.channel_id = :channel)
              AND (NOT :failed OR d.state = 'failed' OR d.state = 'waiting' AND d.tries > 0)
            ORDER BY d.id DESC
            LIMIT :limit
            """;

    private static final String ONE = """
            SELECT d.id, d.notice_id, d.channel_id, d.channel_name, d.recipient, n.title, d.test, d.state, d.created_at,
                d.next_at
            FROM alert_deliveries d
            JOIN alert_notices n ON n.id = d.notice_id
            WHERE d.app_id = :app AND d.id = :id
            """;

    private static final String ATTEMPTS = """
            SELECT delivery_id, started_at, ended_at, delivered, status, answer
            FROM alert_attempts
            WHERE delivery_id IN (:ids)
            ORDER BY delivery_id, number
            LIMIT 5000
            """;

    private static final String DELETE_OLD = """
            DELETE FROM alert_deliveries
            WHERE id IN (
                SELECT id
                FROM alert_deliveries
                WHERE created_at < :border AND state <> 'waiting'
                ORDER BY created_at
                LIMIT 10000
            )
            """;

    private static final String DELETE_TOO_MANY = """
            DELETE FROM alert_deliveries
            WHERE state <> 'waiting' AND id IN (
                SELECT id
                FROM (
                    SELECT id, row_number() OVER (PARTITION BY app_id ORDER BY id DESC) AS place
                    FROM alert_deliveries
                ) AS placed
                WHERE place > :most
                LIMIT 10000
            )
            """;

    private static final String DELETE_NOTICES = """
            DELETE FROM alert_notices n
            WHERE NOT EXISTS (SELECT FROM alert_deliveries d WHERE d.notice_id = n.id) AND happened < :border
            """;

    private static final String END_TESTS = """
            UPDATE alert_deliveries
            SET state = 'failed'
            WHERE test AND state = 'waiting' AND created_at < :border
            """;

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long delivery, LedgerRow.Attempt attempt) {}

    List<LedgerRow> page(AppId app, Ledger.Filter filter, long before, int limit) {
        return withAttempts(jdbc.sql(PAGE)
                .param("app", app.value())
                .param("before", before)
                .param("channel", filter.channel(), Types.OTHER)
                .param("failed", filter.failed())
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list());
    }

    Optional<LedgerRow> find(AppId app, long id) {
        return withAttempts(jdbc.sql(ONE)
                        .param("app", app.value())
                        .param("id", id)
                        .query((row, number) -> row(row))
                        .list())
                .stream()
                .findFirst();
    }

    void deleteBefore(Instant border) {
        jdbc.sql(DELETE_OLD).param("border", Rows.time(border)).update();
    }

    void deleteBeyond(int most) {
        jdbc.sql(DELETE_TOO_MANY).param("most", most).update();
    }

    void deleteNoticesBefore(Instant border) {
        jdbc.sql(DELETE_NOTICES).param("border", Rows.time(border)).update();
    }

    void endTestsBefore(Instant border) {
        jdbc.sql(END_TESTS).param("border", Rows.time(border)).update();
    }

    private List<LedgerRow> withAttempts(List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Long, List<LedgerRow.Attempt>> attempts = jdbc
                .sql(ATTEMPTS)
                .param("ids", rows.stream().map(LedgerRow::id).toList())
                .query((row, number) -> new Row(row.getLong("delivery_id"), attempt(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::delivery, Collectors.mapping(Row::attempt, Collectors.toList())));
        return rows.stream()
                .map(row -> new LedgerRow(
                        row.id(),
                        row.notice(),
                        row.channel(),
                        row.channelName(),
                        row.recipient(),
                        row.title(),
                        row.test(),
                        row.state(),
                        row.createdAt(),
                        row.nextAt(),
                        attempts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getLong("id"),
                row.getObject("notice_id", UUID.class),
                row.getObject("channel_id", UUID.class),
                row.getString("channel_name"),
                row.getString("recipient"),
                row.getString("title"),
                row.getBoolean("test"),
                LedgerRow.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                Rows.time(row, "created_at"),
                Rows.timeOrNull(row, "next_at"),
                List.of());
    }

    private static LedgerRow.Attempt attempt(ResultSet row) throws SQLException {
        return new LedgerRow.Attempt(
                Rows.time(row, "started_at"),
                Rows.timeOrNull(row, "ended_at"),
                row.getBoolean("delivered"),
                row.getObject("status", Integer.class),
                Objects.requireNonNullElse(row.getString("answer"), ""));
    }
}
