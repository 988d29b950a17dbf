package dev.sentrylogger.query;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names and texts so that {@link QueryText} reads them as they are, whatever stands around them. */
final class QueryPrinter {
    /** True of every event, for a part that must say so: only a whole query can say it by being empty. */
    static final String ALWAYS = "has:level";

    static final String NEVER = '-' + ALWAYS;

    /** Without what has a meaning in any place; rather too few than too many. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.,;!?@#$%&+='~^-]*");

    private static final Pattern PLAIN_VALUE =
            Pattern.compile("(/(?!/)|[\\p{L}\\p{N}_.@+-])[\\p{L}\\p{N}_.,;!?@#$%&+=:/-]*");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not");

    private QueryPrinter() {}

    static String word(String words) {
        boolean plain = PLAIN_WORD.matcher(words).matches()
                && OPERATORS.stream().noneMatch(operator -> operator.equalsIgnoreCase(words));
        return plain ? words : quoted(words);
    }

    static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String name(Field field) {
        String name = field.text();
        // What ends in a dash would make an arrow of a comparison.
        if (FieldTerm.NAME.matcher(name).matches() && !name.endsWith("-")) {
            return name;
        }
        return Field.Attribute.PREFIX + quoted(((Field.Attribute) field).key());
    }

    /** A whole value, or a piece between two stars. */
    static String value(Field field, String value) {
        boolean drive = value.startsWith("/") && FieldTerm.isDrive(field.text());
        return PLAIN_VALUE.matcher(value).matches() && !drive ? value : quoted(value);
    }

    static String like(Field field, List<String> pieces) {
        return pieces.stream()
                .map(piece -> piece.isEmpty() ? "" : value(field, piece))
                .collect(Collectors.joining("*"));
    }

    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** Between slashes; a pattern that is empty or begins with a space gets a group that means nothing before it. */
    static String regex(String pattern) {
        boolean begins = !pattern.isEmpty() && !Character.isWhitespace(pattern.charAt(0));
        var text = new StringBuilder(begins ? "/" : "/(?:)");
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\' && at + 1 < pattern.length()) {
                text.append(c).append(pattern.charAt(++at));
            } else {
                text.append(c == '/' ? "\\/" : String.valueOf(c));
            }
        }
        return text.append('/').toString();
    }

    /** A filter as one of those between which {@code or} stands. */
    static String alternative(EventFilter filter) {
        String text = filter.text();
        return text.isEmpty() ? ALWAYS : text;
    }

    /** A filter as one of those that stand side by side. */
    static String factor(EventFilter filter) {
        return switch (filter) {
            case EventFilter.AnyOf any when any.parts().size() > 1 -> '(' + any.text() + ')';
            case EventFilter.AnyOf any
            when any.parts().size() == 1 -> factor(any.parts().getFirst());
            case EventFilter.AllOf all
            when all.parts().size() == 1 -> factor(all.parts().getFirst());
            default -> alternative(filter);
        };
    }

    /** A filter as what {@code -} is put before. */
    static String negated(EventFilter filter) {
        return switch (filter) {
            case EventFilter.AllOf all when all.parts().size() > 1 -> '(' + all.text() + ')';
            case EventFilter.AllOf all
            when all.parts().size() == 1 -> negated(all.parts().getFirst());
            case EventFilter.AnyOf any
            when any.parts().size() == 1 -> negated(any.parts().getFirst());
            case EventFilter.AnyOf any when any.parts().isEmpty() -> '(' + NEVER + ')';
            case EventFilter.Not not -> '(' + not.text() + ')';
            default -> factor(filter);
        };
    }
}
