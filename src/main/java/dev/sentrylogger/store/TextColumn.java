package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of an event as one column, of an {@link EventBlock} and of the tail table. The order is part of the journal's
 * encoding: add at the end and raise {@link EventCodec#VERSION}.
 */
enum TextColumn {
    MESSAGE,
    TEMPLATE,
    LOGGER,
    SERVICE,
    ENVIRONMENT,
    RELEASE,
    HOST,
    TRACE_ID,
    SPAN_ID,
    /** A JSON object; absent when there are none. */
    ATTRIBUTES,
    /** A JSON object. */
    EXCEPTION,
    SOURCE;

    static final TextColumn[] ALL = values();

    /** The column's name in SQL. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@code event} has there; absent for the columns of JSON. */
    @Nullable String text(LogEvent event) {
        return switch (this) {
            case MESSAGE -> event.message();
            case TEMPLATE -> event.template();
            case LOGGER -> event.logger();
            case SERVICE -> event.service();
            case ENVIRONMENT -> event.environment();
            case RELEASE -> event.release();
            case HOST -> event.host();
            case TRACE_ID -> event.traceId();
            case SPAN_ID -> event.spanId();
            case ATTRIBUTES, EXCEPTION -> null;
            case SOURCE -> event.source();
        };
    }
}
