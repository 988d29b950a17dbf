package dev.sentrylogger.app;

import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of limits. */
@Component
final class LimitTable {
    private static final String OF_APP = """
            SELECT events_per_second, key_events_per_second, events_per_month, bytes_per_month
            FROM app_limits
            WHERE app_id = :app
            """;

    private static final String SET = """
            INSERT INTO app_limits (app_id, events_per_second, key_events_per_second, events_per_month, bytes_per_month)
            VALUES (:app, :perSecond, :keyPerSecond, :eventsPerMonth, :bytesPerMonth)
            ON CONFLICT (app_id) DO UPDATE
            SET events_per_second = excluded.events_per_second,
                key_events_per_second = excluded.key_events_per_second,
                events_per_month = excluded.events_per_month,
                bytes_per_month = excluded.bytes_per_month
            """;

    private final JdbcClient jdbc;

    LimitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AppLimits of(AppId app) {
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .query((row, number) -> new AppLimits(
                        row.getObject("events_per_second", Integer.class),
                        row.getObject("key_events_per_second", Integer.class),
                        row.getObject("events_per_month", Long.class),
                        row.getObject("bytes_per_month", Long.class)))
                .optional()
                .orElse(AppLimits.NONE);
    }

    void set(AppId app, AppLimits limits) {
        jdbc.sql(SET)
                .param("app", app.value())
                .param("perSecond", limits.eventsPerSecond(), Types.INTEGER)
                .param("keyPerSecond", limits.keyEventsPerSecond(), Types.INTEGER)
                .param("eventsPerMonth", limits.eventsPerMonth(), Types.BIGINT)
                .param("bytesPerMonth", limits.bytesPerMonth(), Types.BIGINT)
                .update();
    }
}
