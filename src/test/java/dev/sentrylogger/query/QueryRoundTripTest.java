package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class QueryRoundTripTest {
    @Property
    void readsBackWhatItPrints(@ForAll("filters") EventFilter filter) {
        assertThat(QueryText.parse(filter.text())).isEqualTo(filter);
    }

    @Property
    void readsBackAnyTextAndName(
            @ForAll @StringLength(max = 30) String value, @ForAll @StringLength(max = 30) String name) {
        var field = new Field.Attribute(name);
        var all = new EventFilter.AllOf(List.of(
                new EventFilter.FieldIs(field, value),
                EventFilter.FieldLike.of(field, List.of(value, name, value)),
                new EventFilter.Has(field),
                new EventFilter.Contains('x' + value),
                new EventFilter.FieldCompared(field, Comparison.LESS, value.hashCode() / 7.0)));

        assertThat(QueryText.parse(all.text())).isEqualTo(all);
    }

    @Property(tries = 5000)
    void readsAnythingOrTellsWhere(@ForAll("texts") String text) {
        EventFilter filter;
        try {
            filter = QueryText.parse(text);
        } catch (QuerySyntaxException e) {
            assertThat(e.position()).isBetween(0, text.length());
            e.suggestion().ifPresent(QueryText::parse);
            return;
        }

        assertThat(QueryText.parse(filter.text())).isEqualTo(filter);
    }

    @Property
    void selectsTheSameWhateverTheForm(@ForAll("oddFilters") EventFilter filter, @ForAll("events") LogEvent event) {
        assertThat(NaiveFilter.matches(QueryText.parse(filter.text()), event))
                .isEqualTo(NaiveFilter.matches(filter, event));
    }

    @Example
    void printsWithAsFewSignsAsReadAsTheSame() {
        String text = "timeout -debug service:checkout path:/api/*\"a b\"* (level>=warn or duration_ms>500 -x)";

        assertThat(QueryText.parse(text).text()).isEqualTo(text);
    }

    @Provide
    Arbitrary<EventFilter> filters() {
        return RandomFilters.filters();
    }

    @Provide
    Arbitrary<LogEvent> events() {
        return RandomEvents.events();
    }

    /** Not in normal form: empty and single lists, lists in lists, negated negations. */
    @Provide
    Arbitrary<EventFilter> oddFilters() {
        Arbitrary<EventFilter> part = Arbitraries.oneOf(
                RandomFilters.filters(),
                Arbitraries.of(
                        new EventFilter.AllOf(List.of()),
                        new EventFilter.AnyOf(List.of()),
                        new EventFilter.FieldIs(Field.BuiltIn.LEVEL, "error"),
                        new EventFilter.LevelIs(Comparison.LESS, Level.WARN),
                        new EventFilter.Matches("", false),
                        new EventFilter.Matches(" a\\/b", true),
                        new EventFilter.FieldLike(new Field.Attribute("path"), "C:\\dir\\**"),
                        new EventFilter.FieldLike(new Field.Attribute("path"), "a")));
        Arbitrary<EventFilter> inner = composed(part);
        return Arbitraries.oneOf(inner, composed(inner)).filter(RandomFilters::readable);
    }

    private static Arbitrary<EventFilter> composed(Arbitrary<EventFilter> part) {
        return Arbitraries.oneOf(
                part,
                part.map(EventFilter.Not::new),
                part.list().ofMaxSize(2).map(EventFilter.AllOf::new),
                part.list().ofMaxSize(2).map(EventFilter.AnyOf::new));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b",
                " ",
                " ",
                " ",
                "or",
                "not",
                "and",
                "-",
                "(",
                ")",
                "\"",
                "\\",
                "/",
                "/i",
                "[",
                "{2}",
                "*",
                "+",
                "?",
                "|",
                ":",
                ">",
                "<=",
                "level:",
                "level>=",
                "eror",
                "warn",
                "has:",
                "attributes.",
                "path:",
                "5",
                ".",
                "1e9",
                "=",
                "^",
                "$",
                "\\Q",
                "\\pL",
                "(?",
                "\n",
                "é",
                "😀",
                "\ud800");
        Arbitrary<String> composed = pieces.list().ofMaxSize(25).map(list -> String.join("", list));
        return Arbitraries.oneOf(composed, composed, Arbitraries.strings().ofMaxLength(50));
    }
}
