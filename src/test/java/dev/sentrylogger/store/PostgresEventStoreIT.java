package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;

/** The contract when no event lies in a segment, unless a test wants it so. */
@IntegrationTest
class PostgresEventStoreIT extends PostgresArrangement {
    PostgresEventStoreIT() {
        super(Integer.MAX_VALUE);
    }
}
