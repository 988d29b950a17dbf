package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;

/** The contract when some events lie in segments, others in none. */
@IntegrationTest
class MixedEventStoreIT extends PostgresArrangement {
    MixedEventStoreIT() {
        super(2);
    }
}
