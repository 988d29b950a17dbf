package dev.sentrylogger.store;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract over the server's own store, when so many of its appends are followed by sealing. */
abstract class PostgresArrangement extends EventStoreContract {
    @Autowired
    DataSource database;

    @Autowired
    PostgresEventStore servers;

    private final int sealedEvery;
    private SealingStore store;
    private PostgresEventStore other;

    PostgresArrangement(int sealedEvery) {
        this.sealedEvery = sealedEvery;
    }

    @BeforeEach
    void open() {
        store = new SealingStore(servers, sealedEvery);
    }

    @AfterEach
    void returnToTheServers() {
        if (other != null) {
            other.stop();
            servers.start();
        }
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventStore reopened() {
        servers.stop();
        servers.start();
        return store;
    }

    @Override
    public EventStore impatient(Duration deadline) {
        servers.stop();
        var settings = StoreSettings.with("query-deadline", deadline.toMillis() + "ms");
        other = new PostgresEventStore(database, settings, event -> {}, Clock.systemUTC());
        other.start();
        return other;
    }

    @Override
    public void tidy() {
        store.seal();
        while (store.merge()) {}
    }
}
