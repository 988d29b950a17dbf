package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test has stores of its own over the shared server's database; the server's own store is stopped meanwhile. */
@IntegrationTest
class PostgresEventStoreIT extends EventStoreContract {
    @Autowired
    DataSource database;

    @Autowired
    PostgresEventStore servers;

    private final List<PostgresEventStore> opened = new ArrayList<>();

    @BeforeEach
    void open() {
        servers.stop();
        open(StoreProperties.defaults());
    }

    @AfterEach
    void close() {
        opened.forEach(PostgresEventStore::stop);
        servers.start();
    }

    private PostgresEventStore open(StoreProperties properties) {
        opened.forEach(PostgresEventStore::stop);
        var store = new PostgresEventStore(database, properties, event -> {}, Clock.systemUTC());
        store.start();
        opened.add(store);
        return store;
    }

    @Override
    EventStore store() {
        return opened.getLast();
    }

    @Override
    EventStore reopened() {
        return open(StoreProperties.defaults());
    }
}
