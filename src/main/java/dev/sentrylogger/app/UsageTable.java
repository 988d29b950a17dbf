package dev.sentrylogger.app;

import dev.sentrylogger.account.CsvLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what apps sent. */
@Component
final class UsageTable {
    private static final String ADD_SENT = """
            INSERT INTO app_usage (app_id, day, key_id, events, bytes)
            SELECT id, :day, :keyId, :events, :bytes FROM apps WHERE id = :app
            ON CONFLICT (app_id, day, key_id) DO UPDATE
            SET events = app_usage.events + excluded.events, bytes = app_usage.bytes + excluded.bytes
            """;

    private static final String ADD_REFUSED = """
            INSERT INTO app_refused (app_id, day, reason, requests)
            SELECT id, :day, :reason, :requests FROM apps WHERE id = :app
            ON CONFLICT (app_id, day, reason) DO UPDATE
            SET requests = app_refused.requests + excluded.requests
            """;

    private static final String BETWEEN = """
            SELECT coalesce(sum(events), 0) AS events, coalesce(sum(bytes), 0) AS bytes
            FROM app_usage
            WHERE app_id = :app AND day BETWEEN :from AND :to
            """;

    private static final String BY_DAY = """
            SELECT day, sum(events) AS events, sum(bytes) AS bytes
            FROM app_usage
            WHERE app_id = :app AND day BETWEEN :from AND :to
            GROUP BY day
            ORDER BY day DESC
            """;

    private static final String BY_KEY = """
            SELECT u.key_id, coalesce(max(k.name), 'a key that is gone') AS name,
                   sum(u.events) AS events, sum(u.bytes) AS bytes
            FROM app_usage u
            LEFT JOIN api_keys k ON k.key_id = u.key_id
            WHERE u.app_id = :app AND u.day BETWEEN :from AND :to
            GROUP BY u.key_id
            ORDER BY events DESC
            """;

    private static final String EXPORT = """
            SELECT u.day, 'stored' AS outcome, coalesce(k.name, 'a key that is gone') || ' (sk_' || u.key_id || '_…)' AS what,
                   NULL AS requests, u.events, u.bytes
            FROM app_usage u
            LEFT JOIN api_keys k ON k.key_id = u.key_id
            WHERE u.app_id = :app
            UNION ALL
            SELECT day, 'refused', reason, requests, NULL, NULL
            FROM app_refused
            WHERE app_id = :app
            ORDER BY 1, 2 DESC, 3
            """;

    private static final String REFUSED = """
            SELECT reason, sum(requests) AS requests
            FROM app_refused
            WHERE app_id = :app AND day BETWEEN :from AND :to
            GROUP BY reason
            ORDER BY requests DESC
            """;

    private final JdbcClient jdbc;

    UsageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events and the bytes they came in. */
    public record Amount(long events, long bytes) {
        static final Amount NOTHING = new Amount(0, 0);
    }

    void add(Usage.Sent sent, Amount amount) {
        jdbc.sql(ADD_SENT)
                .param("app", sent.app().value())
                .param("day", sent.day())
                .param("keyId", sent.keyId())
                .param("events", amount.events())
                .param("bytes", amount.bytes())
                .update();
    }

    void add(Usage.Refused refused, long requests) {
        jdbc.sql(ADD_REFUSED)
                .param("app", refused.app().value())
                .param("day", refused.day())
                .param("reason", refused.reason().name())
                .param("requests", requests)
                .update();
    }

    Amount between(AppId app, LocalDate from, LocalDate to) {
        return ask(BETWEEN, app, from, to)
                .query((row, number) -> new Amount(row.getLong("events"), row.getLong("bytes")))
                .single();
    }

    /** The first day on which something came. */
    Optional<LocalDate> firstDay(AppId app) {
        return jdbc.sql("SELECT day FROM app_usage WHERE app_id = :app ORDER BY day LIMIT 1")
                .param("app", app.value())
                .query(LocalDate.class)
                .optional();
    }

    /** Latest day first; days without events are left out. */
    List<UsageReport.Day> byDay(AppId app, LocalDate from, LocalDate to) {
        return ask(BY_DAY, app, from, to)
                .query((row, number) -> new UsageReport.Day(
                        row.getObject("day", LocalDate.class), row.getLong("events"), row.getLong("bytes")))
                .list();
    }

    List<UsageReport.OfKey> byKey(AppId app, LocalDate from, LocalDate to) {
        return ask(BY_KEY, app, from, to)
                .query((row, number) -> new UsageReport.OfKey(
                        row.getString("key_id"), row.getString("name"), row.getLong("events"), row.getLong("bytes")))
                .list();
    }

    List<UsageReport.Refused> refused(AppId app, LocalDate from, LocalDate to) {
        return ask(REFUSED, app, from, to)
                .query((row, number) -> new UsageReport.Refused(
                        RefusalReason.valueOf(row.getString("reason")), row.getLong("requests")))
                .list();
    }

    /** Everything, by day and key or reason, as comma-separated values. */
    String csv(AppId app) {
        return jdbc
                .sql(EXPORT)
                .param("app", app.value())
                .query((row, number) -> CsvLine.of(
                        row.getString("day"),
                        row.getString("outcome"),
                        what(row.getString("outcome"), row.getString("what")),
                        row.getString("requests"),
                        row.getString("events"),
                        row.getString("bytes")))
                .list()
                .stream()
                .collect(Collectors.joining("", CsvLine.of("day", "outcome", "what", "requests", "logs", "bytes"), ""));
    }

    private static String what(String outcome, String what) {
        return outcome.equals("refused") ? RefusalReason.valueOf(what).words() : what;
    }

    private JdbcClient.StatementSpec ask(String sql, AppId app, LocalDate from, LocalDate to) {
        return jdbc.sql(sql).param("app", app.value()).param("from", from).param("to", to);
    }
}
