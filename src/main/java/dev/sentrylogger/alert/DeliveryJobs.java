package dev.sentrylogger.alert;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which deliveries are tried when. A job is a row (of db-scheduler) that is written in the transaction of its delivery,
 * and goes when the delivery is over. Four threads. Jobs that a crash overtook begin again at the next start.
 */
@Component
final class DeliveryJobs implements SmartLifecycle {
    private static final String TABLE = "alert_jobs";
    private static final String TASK = "delivery";
    private static final int THREADS = 4;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    // One server uses a schema, so whoever held a job before this start is gone.
    private static final String RELEASE = """
            UPDATE alert_jobs
            SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
            WHERE picked
            """;

    private final CustomTask<Void> task;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    DeliveryJobs(Courier courier, DataSource database, JdbcClient jdbc, Clock clock) {
        this.database = new TransactionAwareDataSourceProxy(database);
        this.jdbc = jdbc;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((job, context) -> courier.attempt(Long.parseLong(job.getId()))
                        .map(DeliveryJobs::again)
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    /** To be called within the transaction that inserts the delivery; it is tried as soon as that is committed. */
    void schedule(long delivery) {
        running().schedule(new TaskInstance<>(TASK, String.valueOf(delivery)), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                running().triggerCheckForDueExecutions();
            }
        });
    }

    @Override
    public synchronized void start() {
        jdbc.sql(RELEASE).update();
        scheduler = Scheduler.create(database, task)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed("sentry-logger"))
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(TO_STOP)
                .clock(clock::instant)
                .build();
        scheduler.start();
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    private synchronized Scheduler running() {
        if (scheduler == null) {
            throw new IllegalStateException("The server is stopping, and tells nobody any more");
        }
        return scheduler;
    }

    private static CompletionHandler<Void> again(Instant next) {
        return (complete, operations) -> operations.reschedule(complete, next);
    }
}
