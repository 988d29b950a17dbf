package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterEditTest {
    private static final Field LEVEL = Field.BuiltIn.LEVEL;
    private static final Field SERVICE = Field.BuiltIn.SERVICE;

    @ParameterizedTest
    @CsvSource({
        "'', service:checkout",
        "timeout, timeout service:checkout",
        "service:cart, service:cart or service:checkout",
        "service:cart timeout, (service:cart or service:checkout) timeout",
        "-service:checkout timeout, timeout service:checkout",
        "-service:cart, -service:cart service:checkout",
        "service:checkout, service:checkout",
        "service:c*, service:c* service:checkout"
    })
    void choosesAValueBesideThoseChosenBefore(String before, String after) {
        assertThat(FilterEdit.only(parse(before), SERVICE, "checkout")).isEqualTo(parse(after));
    }

    @ParameterizedTest
    @CsvSource({"level>=warn, level:error", "level:warn, level:warn or level:error", "-level:error x, x level:error"})
    void choosesALevelInPlaceOfARangeOfThem(String before, String after) {
        assertThat(FilterEdit.only(parse(before), LEVEL, "error")).isEqualTo(parse(after));
    }

    @ParameterizedTest
    @CsvSource({
        "'', -service:checkout",
        "service:checkout, -service:checkout",
        "service:checkout or service:cart, service:cart",
        "-service:checkout, -service:checkout",
        "-service:cart x, -service:cart x -service:checkout"
    })
    void excludesAValue(String before, String after) {
        assertThat(FilterEdit.exclude(parse(before), SERVICE, "checkout")).isEqualTo(parse(after));
    }

    @ParameterizedTest
    @CsvSource({"service:checkout, ''", "-service:checkout x, x", "service:(checkout or cart), service:cart", "x, x"})
    void clearsAValue(String before, String after) {
        assertThat(FilterEdit.clear(parse(before), SERVICE, "checkout")).isEqualTo(parse(after));
    }

    @ParameterizedTest
    @CsvSource({
        "service:checkout, service, checkout, ONLY",
        "service:(cart or checkout), service, cart, ONLY",
        "-service:checkout x, service, checkout, EXCLUDED",
        "level:error, level, error, ONLY"
    })
    void tellsWhatIsChosen(String filter, String field, String value, FilterEdit.Choice choice) {
        assertThat(FilterEdit.choice(parse(filter), Field.of(field), value)).contains(choice);
        assertThat(FilterEdit.choice(parse(filter), Field.of(field), "info")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "service:a timeout, timeout",
        "-service:a service:(b or c) has:service x*y, x*y",
        "service:a or timeout, service:a or timeout"
    })
    void liftsWhatIsSaidOfAField(String before, String after) {
        assertThat(FilterEdit.lifted(parse(before), SERVICE)).isEqualTo(parse(after));
    }

    @ParameterizedTest
    @CsvSource({"x, x ms>=5 ms<=10", "ms>1 ms<900 x, x ms>=5 ms<=10"})
    void setsARangeInPlaceOfTheOneBefore(String before, String after) {
        assertThat(FilterEdit.range(parse(before), new Field.Attribute("ms"), 5.0, 10.0))
                .isEqualTo(parse(after));
        assertThat(FilterEdit.range(parse(after), new Field.Attribute("ms"), null, null))
                .isEqualTo(parse("x"));
    }

    @Property
    void staysInNormalForm(@ForAll("filters") EventFilter filter, @ForAll("filters") EventFilter part) {
        readsBack(FilterEdit.with(filter, part), filter);
        readsBack(FilterEdit.only(filter, SERVICE, "a b"), filter);
        readsBack(FilterEdit.exclude(filter, LEVEL, "warn"), filter);
        for (EventFilter one : FilterEdit.parts(filter)) {
            BinaryOperator<EventFilter> without = FilterEdit::without;
            readsBack(without.apply(filter, one), filter);
            readsBack(FilterEdit.negate(filter, one), filter);
            assertThat(FilterEdit.parts(FilterEdit.without(filter, one))).doesNotContain(one);
        }
    }

    @Property
    void clearsWhatItChose(@ForAll("filters") EventFilter filter) {
        EventFilter chosen = FilterEdit.only(filter, SERVICE, "never before");

        assertThat(FilterEdit.choice(chosen, SERVICE, "never before")).contains(FilterEdit.Choice.ONLY);
        assertThat(FilterEdit.choice(FilterEdit.clear(chosen, SERVICE, "never before"), SERVICE, "never before"))
                .isEmpty();
    }

    private static void readsBack(EventFilter edited, EventFilter from) {
        if (RandomFilters.readable(edited)) {
            assertThat(QueryText.parse(edited.text()))
                    .as("from %s", from.text())
                    .isEqualTo(edited);
        }
    }

    @Provide
    Arbitrary<EventFilter> filters() {
        return RandomFilters.filters();
    }

    private static EventFilter parse(String text) {
        return QueryText.parse(text);
    }
}
