package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.util.List;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server may be killed when a changeset is done and not yet recorded. */
@IntegrationTest
class MigrationsIT {
    @Autowired
    SpringLiquibase migrations;

    @Autowired
    JdbcClient sql;

    @Test
    void recordsWhatWasDoneWithoutDoingItAgain() throws Exception {
        // Its index was taken away by the next one, so it cannot be the last that was done.
        List<String> ids = sql.sql(
                        "SELECT id FROM databasechangelog WHERE id <> '002-journal-app-index' ORDER BY orderexecuted")
                .query(String.class)
                .list();
        assertThat(ids).hasSizeGreaterThan(10);

        for (String id : ids) {
            sql.sql("DELETE FROM databasechangelog WHERE id = :id")
                    .param("id", id)
                    .update();
            migrations.afterPropertiesSet();
            assertThat(sql.sql("SELECT exectype FROM databasechangelog WHERE id = :id")
                            .param("id", id)
                            .query(String.class)
                            .single())
                    .as(id)
                    .isEqualTo("MARK_RAN");
        }
    }
}
