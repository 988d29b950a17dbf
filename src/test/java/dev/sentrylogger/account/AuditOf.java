package dev.sentrylogger.account;

import dev.sentrylogger.app.AppId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit log says: the details of one action, the oldest first. */
public final class AuditOf {
    private final JdbcClient jdbc;

    public AuditOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the app, as its owners see it. */
    public List<String> app(AppId app, String action) {
        return jdbc.sql("SELECT detail FROM audit_entries WHERE app_id = :app AND action = :action ORDER BY id")
                .param("app", app.value())
                .param("action", action)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    /** Of what concerns no app and was done by that person. */
    public List<String> server(User who, String action) {
        return jdbc.sql("SELECT detail FROM audit_entries WHERE app_id IS NULL AND user_id = :user AND action = :action"
                        + " ORDER BY id")
                .param("user", who.id().value())
                .param("action", action)
                .query((row, number) -> row.getString("detail"))
                .list();
    }
}
