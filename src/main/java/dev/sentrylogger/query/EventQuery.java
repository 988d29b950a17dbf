package dev.sentrylogger.query;

import dev.sentrylogger.app.AppId;
import org.jspecify.annotations.Nullable;

/**
 * A question to the store. It cannot be built without an app, so no answer can mix two.
 *
 * @param limit events a page, 1 to {@link #MAX_LIMIT}
 * @param cursor where the page before ended; absent for the first page
 */
public record EventQuery(
        AppId app,
        TimeRange range,
        EventFilter filter,
        Order order,
        int limit,
        @Nullable Cursor cursor) {
    public static final int MAX_LIMIT = 1000;

    /** @throws IllegalArgumentException when {@code limit} is out of bounds */
    public EventQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + ", allowed 1 to " + MAX_LIMIT);
        }
    }

    /** The newest {@code limit} events of {@code app} that satisfy {@code filter}, whenever they happened. */
    public static EventQuery newest(AppId app, EventFilter filter, int limit) {
        return new EventQuery(app, TimeRange.ALL, filter, Order.NEWEST_FIRST, limit, null);
    }

    public EventQuery after(Cursor next) {
        return new EventQuery(app, range, filter, order, limit, next);
    }
}
