package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.query.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of fields with commas between them; one that holds a comma stands in quotes: {@code level,"a,b"}. */
final class FieldNames {
    static final String ALLOWED =
            "names of fields with commas between them, each of at most " + EventLimits.ATTRIBUTE_KEY_CHARS
                    + " characters, in quotes if there is a comma in it: level,user.id,\"a,b\"";

    /** A quote within quotes, and a backslash, has a backslash before it. */
    private static final Pattern NAME = Pattern.compile("\\G\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^,\"]*))\\s*(?:,|$)");

    private static final String ATTRIBUTE = "attributes.";
    private static final int LONGEST = ATTRIBUTE.length() + EventLimits.ATTRIBUTE_KEY_CHARS;

    private FieldNames() {}

    /** Each field once, in their order; empty when they are not {@link #ALLOWED}. Nothing between two commas is skipped. */
    static Optional<List<Field>> read(String names) {
        Set<Field> fields = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(names);
        int end = 0;
        while (end < names.length()) {
            if (!matcher.find(end)) {
                return Optional.empty();
            }
            end = matcher.end();
            String quoted = matcher.group(1);
            String name = quoted == null ? matcher.group(2).strip() : quoted.replaceAll("\\\\(.)", "$1");
            if (name.length() > LONGEST || name.equals(ATTRIBUTE)) {
                return Optional.empty();
            }
            if (!name.isEmpty()) {
                fields.add(Field.of(name));
            }
        }
        return Optional.of(List.copyOf(fields));
    }
}
