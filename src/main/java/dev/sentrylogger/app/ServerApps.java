package dev.sentrylogger.app;

import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.PageOf;
import dev.sentrylogger.account.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All apps, for the administrators of the server: whose they are and what they send, never what is in them. Thread-safe. */
@Component
public final class ServerApps {

    /** Those that nobody looks after first, since something is to be done about them. */
    private static final String PAGE = """
            SELECT a.id, a.name, a.created_at, a.ends_at, coalesce(o.names, '{}') AS owners,
                   NOT coalesce(o.enabled, false) AS orphaned,
                   coalesce(m.events, 0) AS events, coalesce(m.bytes, 0) AS bytes,
                   (SELECT max(day) FROM app_usage WHERE app_id = a.id AND events > 0) AS last_day
            FROM apps a
            LEFT JOIN LATERAL (
                SELECT array_agg(u.name || CASE WHEN u.disabled_at IS NULL THEN '' ELSE ' (turned off)' END
                                 ORDER BY lower(u.name)) AS names,
                       bool_or(u.disabled_at IS NULL) AS enabled
                FROM memberships s
                JOIN account_user u ON u.id = s.user_id
                WHERE s.app_id = a.id AND s.role = 'owner') o ON true
            LEFT JOIN LATERAL (
                SELECT sum(events) AS events, sum(bytes) AS bytes
                FROM app_usage
                WHERE app_id = a.id AND day >= :month) m ON true
            WHERE strpos(lower(a.name), lower(:search)) > 0
            ORDER BY orphaned DESC, lower(a.name), a.number
            LIMIT :limit OFFSET :offset
            """;

    private static final String COUNTS = """
            SELECT user_id, count(*) AS apps
            FROM memberships
            JOIN apps ON id = app_id
            WHERE ends_at IS NULL AND user_id IN (:people)
            GROUP BY user_id
            """;

    private final JdbcClient jdbc;
    private final Administrators administrators;
    private final Usage usage;
    private final Clock clock;

    ServerApps(JdbcClient jdbc, Administrators administrators, Usage usage, Clock clock) {
        this.jdbc = jdbc;
        this.administrators = administrators;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * Up to this moment; those without an owner first, then by name.
     *
     * @param search part of the name, in any case; empty for all
     * @param number of the page, from 1; beyond the end, the last
     * @throws Administrators.NotAdministratorException when the caller is none
     */
    public PageOf<ServerApp> page(UserId admin, String search, int number) {
        administrators.require(admin);
        usage.write();
        long total = jdbc.sql("SELECT count(*) FROM apps WHERE strpos(lower(name), lower(:search)) > 0")
                .param("search", search)
                .query(Long.class)
                .single();
        int existing = PageOf.existing(number, total);
        List<ServerApp> rows = jdbc.sql(PAGE)
                .param("search", search)
                .param(
                        "month",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1))
                .param("limit", PageOf.SIZE)
                .param("offset", PageOf.offset(existing))
                .query((row, n) -> app(row))
                .list();
        return new PageOf<>(rows, existing, total);
    }

    /** In how many apps each of those people is; who is in none is not in the answer. */
    public Map<UserId, Long> countsOf(UserId admin, List<UserId> people) {
        administrators.require(admin);
        if (people.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(COUNTS)
                .param("people", people.stream().map(UserId::value).toList())
                .query((row, n) -> Map.entry(new UserId(row.getObject("user_id", UUID.class)), row.getLong("apps")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ServerApp app(ResultSet row) throws SQLException {
        Array owners = row.getArray("owners");
        return new ServerApp(
                new AppId(row.getObject("id", UUID.class)),
                row.getString("name"),
                List.of((String[]) owners.getArray()),
                row.getBoolean("orphaned"),
                Objects.requireNonNull(KeyRows.time(row, "created_at")),
                KeyRows.time(row, "ends_at"),
                row.getLong("events"),
                row.getLong("bytes"),
                row.getObject("last_day", LocalDate.class));
    }
}
