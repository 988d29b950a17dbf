package dev.sentrylogger.query;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import java.util.Set;

/**
 * What happened around one event of the same app.
 *
 * @param before events before it, 0 to {@link EventQuery#MAX_LIMIT}; {@code after} likewise
 * @param same fields in which the others must say what it says; one it does not have is no condition
 */
public record ContextQuery(AppId app, EventId event, int before, int after, Set<Field> same) {
    /** @throws IllegalArgumentException when a number is out of bounds */
    public ContextQuery {
        same = Set.copyOf(same);
        if (before < 0 || after < 0 || before > EventQuery.MAX_LIMIT || after > EventQuery.MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "before " + before + ", after " + after + ": allowed 0 to " + EventQuery.MAX_LIMIT + " each");
        }
    }
}
