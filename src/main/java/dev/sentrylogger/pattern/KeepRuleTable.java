package dev.sentrylogger.pattern;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.MessagePattern;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of rules. */
@Component
final class KeepRuleTable {
    private static final String OF_APP = """
            SELECT r.level, r.pieces, r.one_in, r.set_at, coalesce(u.name, '') AS set_by
            FROM keep_rules r
            LEFT JOIN account_user u ON u.id = r.set_by
            WHERE r.app_id = :app
            ORDER BY r.set_at DESC
            """;

    private static final String SET = """
            INSERT INTO keep_rules (app_id, pattern_id, level, pieces, one_in, set_by, set_at)
            VALUES (:app, :pattern, :level, :pieces, :oneIn, :by, :at)
            ON CONFLICT (app_id, pattern_id) DO UPDATE
            SET one_in = excluded.one_in, set_by = excluded.set_by, set_at = excluded.set_at
            """;

    private final JdbcClient jdbc;

    KeepRuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<KeepRule> of(AppId app) {
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .query((row, number) -> new KeepRule(
                        pattern(row),
                        new Keep(row.getInt("one_in")),
                        row.getString("set_by"),
                        row.getObject("set_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<KeepRule> find(AppId app, LogPattern pattern) {
        return of(app).stream().filter(rule -> rule.pattern().equals(pattern)).findFirst();
    }

    void set(AppId app, LogPattern pattern, Keep keep, UserId by, Instant at) {
        jdbc.sql(SET)
                .param("app", app.value())
                .param("pattern", pattern.id())
                .param("level", pattern.level().name())
                .param("pieces", pattern.message().pieces().toArray(new String[0]))
                .param("oneIn", keep.oneIn())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean remove(AppId app, LogPattern pattern) {
        return jdbc.sql("DELETE FROM keep_rules WHERE app_id = :app AND pattern_id = :pattern")
                        .param("app", app.value())
                        .param("pattern", pattern.id())
                        .update()
                > 0;
    }

    static LogPattern pattern(ResultSet row) throws SQLException {
        Object pieces = Objects.requireNonNull(row.getArray("pieces")).getArray();
        return new LogPattern(Level.valueOf(row.getString("level")), new MessagePattern(List.of((String[]) pieces)));
    }
}
