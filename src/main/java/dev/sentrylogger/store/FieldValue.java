package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Field;
import java.util.Locale;
import java.util.Optional;

/** What an event says in a field, as text. */
final class FieldValue {
    private FieldValue() {}

    static Optional<String> of(LogEvent event, Field field) {
        return switch (field) {
            case Field.Attribute(String key) ->
                Optional.ofNullable(event.attributes().values().get(key)).map(Object::toString);
            case Field.BuiltIn builtIn -> Optional.ofNullable(text(event, builtIn));
        };
    }

    private static @org.jspecify.annotations.Nullable String text(LogEvent event, Field.BuiltIn field) {
        return switch (field) {
            case LEVEL -> event.level().name().toLowerCase(Locale.ROOT);
            case MESSAGE -> event.message();
            case TEMPLATE -> event.template();
            case LOGGER -> event.logger();
            case SERVICE -> event.service();
            case ENVIRONMENT -> event.environment();
            case RELEASE -> event.release();
            case HOST -> event.host();
            case TRACE_ID -> event.traceId();
            case SPAN_ID -> event.spanId();
            case SOURCE -> event.source();
            case EXCEPTION_TYPE ->
                event.exception() == null ? null : presence(event.exception().type());
            case EXCEPTION_MESSAGE ->
                event.exception() == null ? null : presence(event.exception().message());
        };
    }

    /** What could not be read from a client's exception is empty, and counts as not there. */
    private static @org.jspecify.annotations.Nullable String presence(String text) {
        return text.isEmpty() ? null : text;
    }
}
