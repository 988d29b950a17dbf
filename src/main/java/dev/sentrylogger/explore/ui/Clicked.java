package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.QueryText;
import java.util.Optional;

/** A value of a field that was clicked on, and what is asked for about it. */
record Clicked(Field field, String value, FacetRail.Choice choice) {
    /** Of what a browser sends, which may be anything; empty when it is none of ours. */
    static Optional<Clicked> of(String field, String value, String choice) {
        return fieldOf(field)
                .filter(known -> isValue(known, value))
                .flatMap(known -> FacetRail.Choice.named(choice).map(chosen -> new Clicked(known, value, chosen)));
    }

    static Optional<Field> fieldOf(String name) {
        boolean possible = !name.isBlank() && name.length() <= EventLimits.ATTRIBUTE_KEY_CHARS;
        return possible ? Optional.of(Field.of(name)) : Optional.empty();
    }

    private static boolean isValue(Field field, String value) {
        return field == Field.BuiltIn.LEVEL
                ? Level.named(value).isPresent()
                : value.length() <= QueryText.MAX_LENGTH / 2;
    }
}
