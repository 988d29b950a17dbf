package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many days the events of an app are kept, counted from when they happened; looked at once a minute. Thread-safe. */
@Component
public final class RetentionRules {
    public static final int MAX_DAYS = 3_650;

    private static final String SET = """
            INSERT INTO retention (app_id, days)
            VALUES (:app, :days)
            ON CONFLICT (app_id) DO UPDATE SET days = excluded.days
            """;

    private final JdbcClient jdbc;
    private final StoreProperties properties;

    RetentionRules(JdbcClient jdbc, StoreProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Where an app has no rule of its own. */
    public int usualDays() {
        return (int) properties.retention().toDays();
    }

    /** The app's own rule. */
    public OptionalInt days(AppId app) {
        return jdbc.sql("SELECT days FROM retention WHERE app_id = :app")
                .param("app", app.value())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** @param days 1 to {@link #MAX_DAYS}; none: as usual */
    public void set(AppId app, OptionalInt days) {
        if (days.isEmpty()) {
            jdbc.sql("DELETE FROM retention WHERE app_id = :app")
                    .param("app", app.value())
                    .update();
            return;
        }
        if (days.getAsInt() < 1 || days.getAsInt() > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "days: " + days.getAsInt() + " is not allowed; it can be 1 to " + MAX_DAYS);
        }
        jdbc.sql(SET).param("app", app.value()).param("days", days.getAsInt()).update();
    }
}
