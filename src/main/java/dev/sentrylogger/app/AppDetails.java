package dev.sentrylogger.app;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a person says about an app, checked and without surrounding blanks.
 *
 * @param name 1 to 100 characters on one line
 * @param description at most 500 characters, may be empty and have several lines
 */
public record AppDetails(String name, String description) {
    public static final int NAME_LIMIT = 100;
    public static final int DESCRIPTION_LIMIT = 500;

    /** @throws IllegalArgumentException with the {@link #problem} there is */
    public AppDetails {
        Optional<String> problem = problem(name, description);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        name = name.strip();
        description = description.strip();
    }

    /** The first of {@link #nameProblem} and {@link #descriptionProblem}. */
    public static Optional<String> problem(String name, String description) {
        return nameProblem(name).or(() -> descriptionProblem(description));
    }

    /** What is wrong with {@code name}, fit to be shown; empty when nothing is. */
    public static Optional<String> nameProblem(String name) {
        String text = name.strip();
        if (text.isEmpty()) {
            return Optional.of("Give the app a name, for example the name of its service");
        }
        return tooLong("name", text, NAME_LIMIT)
                .or(() -> invisible("name", text, c -> Character.getType(c) == Character.CONTROL));
    }

    /** What is wrong with {@code description}, fit to be shown; empty when nothing is. */
    public static Optional<String> descriptionProblem(String description) {
        String text = description.strip();
        return tooLong("description", text, DESCRIPTION_LIMIT)
                .or(() -> invisible(
                        "description",
                        text,
                        c -> Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t'));
    }

    private static Optional<String> tooLong(String field, String text, int limit) {
        int length = text.codePointCount(0, text.length());
        return length <= limit
                ? Optional.empty()
                : Optional.of("The %s has %d characters; the limit is %d".formatted(field, length, limit));
    }

    private static Optional<String> invisible(String field, String text, IntPredicate control) {
        return text.codePoints()
                .filter(c -> control.test(c) || turnsTextAround(c) || Character.getType(c) == Character.SURROGATE)
                .mapToObj(
                        c -> "The %s holds the character U+%04X, which cannot be shown; remove it".formatted(field, c))
                .findFirst();
    }

    /** Bidirectional overrides and line separators: with them a name can pose as another. */
    private static boolean turnsTextAround(int c) {
        return c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
