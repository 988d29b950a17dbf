package dev.sentrylogger.account;

import org.jspecify.annotations.Nullable;

/** Settings that only make sense together. Empty counts as absent, as compose files like to pass it. */
final class Together {
    private Together() {}

    static void check(String name, @Nullable String value, String otherName, @Nullable String otherValue) {
        if (isSet(value) != isSet(otherValue)) {
            throw new IllegalArgumentException((isSet(value) ? name : otherName) + " is set, but "
                    + (isSet(value) ? otherName : name) + " is not; set both or none");
        }
    }

    static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
