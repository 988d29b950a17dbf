package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class PostgresEventStoreIT extends EventStoreContract {
    @Autowired
    PostgresEventStore store;

    @Override
    EventStore store() {
        return store;
    }

    @Override
    EventStore reopened() {
        store.stop();
        store.start();
        return store;
    }
}
