package dev.sentrylogger.explore.api;

import dev.sentrylogger.account.User;
import dev.sentrylogger.app.KeyVerdict;

/** Who reads: a person with what they may see, or an API key with its one app. */
sealed interface Reader {
    /** Names the caller among all callers. */
    String name();

    record Person(User user) implements Reader {
        @Override
        public String name() {
            return "user " + user.id();
        }
    }

    record Key(KeyVerdict.Accepted key) implements Reader {
        @Override
        public String name() {
            return "key of app " + key.app();
        }
    }
}
