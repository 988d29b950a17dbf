package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract when every event lies in a segment. */
@IntegrationTest
class SealedEventStoreIT extends EventStoreContract {
    @Autowired
    PostgresEventStore store;

    private SealingStore sealing;

    @BeforeEach
    void sealAlways() {
        sealing = new SealingStore(store, 1);
    }

    @Override
    EventStore store() {
        return sealing;
    }

    @Override
    EventStore reopened() {
        store.stop();
        store.start();
        return sealing;
    }
}
