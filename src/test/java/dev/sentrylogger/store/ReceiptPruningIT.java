package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ReceiptPruningIT {
    @Autowired
    JdbcClient database;

    @Autowired
    ReceiptPruning pruning;

    private final UUID app = UUID.randomUUID();

    @Test
    void forgetsReceiptsAfterSeventyTwoHours() {
        store("old", 73);
        store("young", 71);

        pruning.prune();

        assertThat(database.sql("SELECT batch_id FROM ingest_batch WHERE app_id = :app")
                        .param("app", app)
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }

    private void store(String batchId, int hoursAgo) {
        database.sql(
                        "INSERT INTO ingest_batch VALUES (:app, :batch, 'digest', 'answer', now() - make_interval(hours => :hours))")
                .param("app", app)
                .param("batch", batchId)
                .param("hours", hoursAgo)
                .update();
    }
}
