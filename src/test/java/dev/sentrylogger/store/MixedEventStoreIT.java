package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract when some events lie in segments, others in none. */
@IntegrationTest
class MixedEventStoreIT extends EventStoreContract {
    @Autowired
    PostgresEventStore store;

    private SealingStore sealing;

    @BeforeEach
    void sealSometimes() {
        sealing = new SealingStore(store, 2);
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
