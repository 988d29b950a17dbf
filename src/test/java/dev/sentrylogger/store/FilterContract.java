package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.contains;
import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.TimeRange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter means what it says. */
interface FilterContract extends ContractPart {
    @Test
    default void filtersByLevel() {
        for (Level level : Level.values()) {
            append(SomeEvents.event(level.name(), level, SomeEvents.NOON.plusSeconds(level.ordinal())));
        }

        assertThat(messages(all(new EventFilter.LevelIs(Comparison.EQUAL, Level.WARN))))
                .containsExactly("WARN");
        assertThat(messages(all(new EventFilter.LevelIs(Comparison.AT_LEAST, Level.ERROR))))
                .containsExactly("FATAL", "ERROR");
    }

    @Test
    default void looksForPatternsAtTheBeginningOfATextOnly() {
        String all = "é".repeat(EventFilter.Matches.LOOKED_AT - 6);
        append(SomeEvents.event(all + "needle"), SomeEvents.event(all + " needle"), SomeEvents.event("a needle"));

        assertThat(messages(all(new EventFilter.Matches("needle", false))))
                .containsExactlyInAnyOrder(all + "needle", "a needle");
        assertThat(all(ContractPart.contains("needle"))).hasSize(3);
    }

    @Test
    default void countsAllFourNumbersOfALevel() {
        LogEvent event = SomeEvents.event("error4");
        LogEvent worst = new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                20,
                "error4",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                event.attributes(),
                null,
                "test");

        append(worst);

        assertThat(all(new EventFilter.LevelIs(Comparison.EQUAL, Level.ERROR))).containsExactly(worst);
        assertThat(all(new EventFilter.LevelIs(Comparison.AT_LEAST, Level.FATAL)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "a_b",
                "it's",
                "back\\slash",
                "say \"hi\"",
                "[x]{1}(2)*+?.^$|",
                "tab\there",
                "--",
                "${jndi:x}",
                "?",
                ":name",
                "%s",
                "/*",
                "\\u0041",
                "\u001F"
            })
    default void takesWordsLiterally(String words) {
        append(
                SomeEvents.event("<" + words + ">"),
                SomeEvents.withAttributes("attribute", Map.of("k", "<" + words + ">")),
                SomeEvents.withException("exception", ExceptionInfo.ofText("T", "<" + words + ">", "")),
                SomeEvents.event("100 aXb its backslash say hi xx1222 a b name s"));

        assertThat(messages(all(contains("<" + words + ">"))))
                .containsExactlyInAnyOrder("<" + words + ">", "attribute", "exception");
        assertThat(all(contains("<" + words + "!"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"straße ärger", "STRAẞE ÄRGER", "ÉCOLE", "привет", "ΑΒΓ", "日本", "😀👩‍👩‍👧"})
    default void ignoresCaseInAnyScript(String words) {
        append(SomeEvents.event("xx Straße ÄRGER école ПРИВЕТ αβγ 日本語 😀👩‍👩‍👧 yy"));

        assertThat(all(contains(words))).hasSize(1);
    }

    @Test
    default void looksForWordsInEveryTextOfAnEvent() {
        var cause = new ExceptionInfo("CauseType", "why", List.of(), List.of(), "");
        var exception = new ExceptionInfo(
                "KeyError",
                "no such key",
                List.of(new StackFrame("cart.py", "add_item", 12, true, "items[key] += 1")),
                List.of(cause),
                "Traceback (most recent call last)");
        LogEvent plain = SomeEvents.event("The message");
        LogEvent event = new LogEvent(
                plain.id(),
                plain.occurredAt(),
                plain.receivedAt(),
                9,
                plain.message(),
                null,
                "shop.Cart",
                "checkout",
                null,
                null,
                "web-7",
                null,
                null,
                new dev.sentrylogger.event.Attributes(Map.of("user.id", "u-42", "n", 17L)),
                exception,
                "test");
        append(event, SomeEvents.event("another"));

        for (String words : List.of(
                "the MESSAGE",
                "shop.cart",
                "CHECKOUT",
                "web-7",
                "U-42",
                "17",
                "keyerror",
                "no such",
                "CART.py",
                "add_item",
                "items[key]",
                "causetype",
                "WHY",
                "traceback (")) {
            assertThat(all(contains(words))).as(words).containsExactly(event);
        }
    }

    @Test
    default void doesNotMistakeTheNameOfAnAttributeForItsValue() {
        append(SomeEvents.withAttributes("named", Map.of("customer", "x")));
        append(SomeEvents.withException("frames", ExceptionInfo.ofText("T", "m", "r")));

        assertThat(all(contains("customer"))).isEmpty();
        assertThat(all(contains("causes"))).isEmpty();
    }

    @Test
    default void satisfiesEveryPartOfAFilter() {
        append(
                SomeEvents.event("red apple", Level.ERROR, SomeEvents.NOON),
                SomeEvents.event("red pear", Level.ERROR, SomeEvents.NOON),
                SomeEvents.event("red apple, fine", Level.INFO, SomeEvents.NOON));

        EventFilter filter = new EventFilter.AllOf(
                List.of(contains("red"), new EventFilter.LevelIs(Comparison.AT_LEAST, Level.WARN), contains("apple")));

        assertThat(messages(all(filter))).containsExactly("red apple");
        assertThat(all(new EventFilter.AllOf(List.of()))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5",
                "-0.0",
                "1732449600.125",
                "10000000.0",
                "-12345678.0",
                "9999999999999998.0",
                "0.0001",
                "-0.00025"
            })
    default void findsANumberByItsDigits(String digits) {
        Field key = new Field.Attribute("key");
        append(
                SomeEvents.withAttributes("the number", Map.of("key", Double.parseDouble(digits))),
                SomeEvents.withAttributes("another", Map.of("key", 77.25)));

        for (EventFilter filter : List.of(
                contains(digits),
                new EventFilter.FieldIs(key, digits),
                EventFilter.FieldLike.of(key, List.of(digits.substring(0, digits.length() - 1), "")))) {
            assertThat(messages(all(filter))).as(filter.text()).containsExactly("the number");
        }
        assertThat(store().facets(new FacetQuery(app(), TimeRange.ALL, EVERYTHING, List.of(key), 5))
                        .getFirst()
                        .values())
                .contains(new Facet.Value(digits, 1));
    }
}
