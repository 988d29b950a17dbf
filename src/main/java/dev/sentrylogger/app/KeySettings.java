package dev.sentrylogger.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds on the checking of API keys. A key that was checked once is known for as long as it is in use and costs none of
 * this; the bounds are for keys not seen before, which need bcrypt.
 *
 * @param concurrentHashes keys hashed at once; each takes one core for some 60 ms
 * @param waitForHash how long a request waits for its turn before it is told to come back
 * @param waitingForHash requests that may wait; more are told to come back at once
 * @param failuresPerKey wrong secrets for one key from one address in {@code failureWindow}
 * @param failuresPerAddress wrong keys from one address in {@code failureWindow}
 * @param failureWindow counted from the first failure
 * @param knownFor a checked key unused for so long is checked again
 * @param recheckAfter a key in use is looked up again after this, in case another process revoked it
 * @param refusedFor a refused key is refused again without a look for so long
 * @param remembered checked keys kept, and as many refused ones
 */
@ConfigurationProperties("api-keys")
record KeySettings(
        @DefaultValue("1") int concurrentHashes,
        @DefaultValue("500ms") Duration waitForHash,
        @DefaultValue("16") int waitingForHash,
        @DefaultValue("10") int failuresPerKey,
        @DefaultValue("60") int failuresPerAddress,
        @DefaultValue("1m") Duration failureWindow,
        @DefaultValue("10m") Duration knownFor,
        @DefaultValue("1m") Duration recheckAfter,
        @DefaultValue("1m") Duration refusedFor,
        @DefaultValue("10000") int remembered) {

    KeySettings {
        if (concurrentHashes < 1 || failuresPerKey < 1 || failuresPerAddress < 1 || remembered < 1) {
            throw new IllegalArgumentException(
                    "api-keys: concurrent-hashes, failures-per-key, failures-per-address and remembered must be at least 1");
        }
    }
}
