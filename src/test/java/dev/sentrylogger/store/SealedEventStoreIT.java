package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;

/** The contract when every event lies in a segment. */
@IntegrationTest
class SealedEventStoreIT extends PostgresArrangement {
    SealedEventStoreIT() {
        super(1);
    }
}
