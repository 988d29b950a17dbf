package dev.sentrylogger.app;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/project}. Who owns the app and what it is called by follow from the sign-in and the server;
 * other fields of the body are ignored.
 *
 * @param name 1 to 100 characters
 * @param description at most 500 characters; may be absent
 * @param read whether the key may also read events back; absent = no
 */
record NewProject(
        @Nullable String name,
        @Nullable String description,
        @Nullable Boolean read) {
    String nameOrBlank() {
        return Objects.requireNonNullElse(name, "");
    }

    String descriptionOrBlank() {
        return Objects.requireNonNullElse(description, "");
    }

    Set<KeyScope> scopes() {
        return Boolean.TRUE.equals(read) ? Set.of(KeyScope.INGEST, KeyScope.READ) : Set.of(KeyScope.INGEST);
    }
}
