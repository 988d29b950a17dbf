package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.query.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
    @Test
    void readsEachNameOnceInItsOrder() {
        assertThat(FieldNames.read("user.id, level,,LEVEL , user.id"))
                .hasValueSatisfying(fields ->
                        assertThat(fields).containsExactly(new Field.Attribute("user.id"), Field.BuiltIn.LEVEL));
    }

    @Test
    void readsNamesWithCommasAndQuotesInQuotes() {
        assertThat(FieldNames.read("\"a,b\",\"say \\\"x\\\" \\\\\", host"))
                .hasValueSatisfying(fields -> assertThat(fields)
                        .containsExactly(
                                new Field.Attribute("a,b"), new Field.Attribute("say \"x\" \\"), Field.BuiltIn.HOST));
    }

    @Test
    void tellsAnAttributeFromTheFieldOfItsName() {
        assertThat(FieldNames.read("attributes.level"))
                .hasValueSatisfying(fields -> assertThat(fields).containsExactly(new Field.Attribute("level")));
    }

    @Test
    void readsNothingAsNone() {
        assertThat(FieldNames.read(" "))
                .hasValueSatisfying(fields -> assertThat(fields).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "a\"b", "\"a\"b", "a,\"", "\"a\\\""})
    void refusesQuotesThatDoNotPair(String names) {
        assertThat(FieldNames.read(names)).isEmpty();
    }

    @Test
    void refusesAttributeWithoutName() {
        assertThat(FieldNames.read("level,attributes.")).isEmpty();
    }

    @Test
    void refusesNameLongerThanAnAttributeCanHave() {
        assertThat(FieldNames.read("a".repeat(5_000))).isEmpty();
        assertThat(FieldNames.read("attributes." + "a".repeat(256))).isPresent();
    }
}
