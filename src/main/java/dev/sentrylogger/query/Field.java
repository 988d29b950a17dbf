package dev.sentrylogger.query;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a query can ask of an event by name: a field every event may have, or an attribute its client gave it. */
public sealed interface Field {
    /** Not a field, though it stands where a field's name does: {@code has:trace_id}. */
    String HAS = "has";

    /** Its name, as {@link #of} reads it; in query text a name with other characters than usual needs quotes. */
    String text();

    /** The field of that name; an attribute when no other field is called so. */
    static Field of(String name) {
        Field builtIn = BuiltIn.BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (builtIn != null) {
            return builtIn;
        }
        return new Attribute(name.startsWith(Attribute.PREFIX) ? name.substring(Attribute.PREFIX.length()) : name);
    }

    /** The fields of the event itself. */
    enum BuiltIn implements Field {
        LEVEL("level"),
        MESSAGE("message"),
        TEMPLATE("template"),
        LOGGER("logger"),
        SERVICE("service"),
        ENVIRONMENT("environment"),
        RELEASE("release"),
        HOST("host"),
        TRACE_ID("trace_id"),
        SPAN_ID("span_id"),
        SOURCE("source"),
        EXCEPTION_TYPE("exception.type"),
        EXCEPTION_MESSAGE("exception.message");

        private static final Map<String, Field> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(field -> field.text, Function.identity()));

        private final String text;

        BuiltIn(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /**
     * One of the event's attributes.
     *
     * @param key dotted, as the client wrote it
     */
    record Attribute(String key) implements Field {
        /** Tells an attribute from the event's own field of the same name. */
        static final String PREFIX = "attributes.";

        @Override
        public String text() {
            boolean taken = key.startsWith(PREFIX)
                    || key.equalsIgnoreCase(HAS)
                    || BuiltIn.BY_NAME.containsKey(key.toLowerCase(Locale.ROOT));
            return taken ? PREFIX + key : key;
        }
    }
}
