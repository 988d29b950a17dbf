package dev.sentrylogger.app;

import java.util.Set;

/**
 * What is kept of a key that is in force.
 *
 * @param hash bcrypt of the whole key
 */
record StoredKey(String keyId, AppId app, String hash, Set<KeyScope> scopes) {
    StoredKey {
        scopes = Set.copyOf(scopes);
    }

    KeyVerdict.Accepted accepted() {
        return new KeyVerdict.Accepted(app, scopes);
    }
}
