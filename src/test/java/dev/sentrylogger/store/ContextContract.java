package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.ContextQuery;
import dev.sentrylogger.query.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened around an event. */
interface ContextContract extends ContractPart {
    @Test
    default void showsWhatHappenedBeforeAndAfter() {
        List<LogEvent> events = SomeEvents.events("event", 20);
        append(events, 3);

        assertThat(context(events.get(10), 2, 3)).isEqualTo(new EventContext(events.subList(8, 14), 2, true, true));
    }

    @Test
    default void saysWhereTheEventsEnd() {
        List<LogEvent> events = SomeEvents.events("event", 5);
        append(events, 2);

        assertThat(context(events.getFirst(), 2, 4)).isEqualTo(new EventContext(events, 0, false, false));
        assertThat(context(events.getLast(), 3, 2)).isEqualTo(new EventContext(events.subList(1, 5), 3, true, false));
    }

    @Test
    default void saysWhetherThereIsMoreEvenWhereNothingWasAskedFor() {
        List<LogEvent> events = SomeEvents.events("event", 3);
        append(events, 1);

        assertThat(context(events.get(1), 0, 0)).isEqualTo(new EventContext(events.subList(1, 2), 0, true, true));
        assertThat(context(events.getFirst(), 0, 0)).isEqualTo(new EventContext(events.subList(0, 1), 0, false, true));
        assertThat(context(events.getLast(), 0, 0)).isEqualTo(new EventContext(events.subList(2, 3), 0, true, false));
    }

    @Test
    default void placesTheEventAmongThoseOfItsMoment() {
        List<LogEvent> same = IntStream.range(0, 9)
                .mapToObj(i -> SomeEvents.event("event " + i, Level.INFO, SomeEvents.NOON))
                .sorted(Comparator.comparing(event -> event.id().value()))
                .toList();
        append(same.reversed(), 2);

        assertThat(context(same.get(4), 3, 3)).isEqualTo(new EventContext(same.subList(1, 8), 3, true, true));
    }

    @Test
    default void knowsNoContextOfAnEventThatIsNotThere() {
        append(SomeEvents.event("another"));

        assertThat(store().context(new ContextQuery(app(), new EventId(UUID.randomUUID()), 5, 5, Set.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.BuiltIn.class,
            names = {"SERVICE", "HOST", "TRACE_ID"})
    default void keepsToEventsThatSayTheSame(Field.BuiltIn field) {
        List<LogEvent> events = IntStream.range(0, 24)
                .mapToObj(i -> SomeEvents.of(
                        "service " + i % 2,
                        "host " + i % 3,
                        "%032x".formatted(i % 4),
                        "event " + i,
                        SomeEvents.NOON.plusSeconds(i)))
                .toList();
        append(events, 4);
        int every =
                switch (field) {
                    case SERVICE -> 2;
                    case HOST -> 3;
                    default -> 4;
                };

        EventContext context = context(events.get(12), 2, 2, field);

        assertThat(messages(context.events()))
                .containsExactlyElementsOf(IntStream.rangeClosed(-2, 2)
                        .mapToObj(i -> "event " + (12 + i * every))
                        .toList());
    }

    @Test
    default void keepsToEventsThatSayTheSameInSeveralFields() {
        LogEvent event = SomeEvents.of("shop", "web-1", null, "this", SomeEvents.NOON);
        append(
                event,
                SomeEvents.of("shop", "web-2", null, "another host", SomeEvents.NOON.plusSeconds(1)),
                SomeEvents.of("mail", "web-1", null, "another service", SomeEvents.NOON.plusSeconds(2)),
                SomeEvents.of("shop", "web-1", null, "the same", SomeEvents.NOON.plusSeconds(3)));

        EventContext context = context(event, 5, 5, Field.BuiltIn.SERVICE, Field.BuiltIn.HOST);

        assertThat(messages(context.events())).containsExactly("this", "the same");
    }

    @Test
    default void asksNothingAboutAFieldTheEventDoesNotHave() {
        LogEvent nameless = SomeEvents.withException("nameless", ExceptionInfo.ofText("", "", "raw text"));
        LogEvent other = SomeEvents.of("shop", null, null, "other", SomeEvents.NOON.plusSeconds(1));
        append(nameless, other);

        EventContext context =
                context(nameless, 5, 5, Field.BuiltIn.TRACE_ID, Field.BuiltIn.SERVICE, Field.BuiltIn.EXCEPTION_TYPE);

        assertThat(messages(context.events())).containsExactly("nameless", "other");
    }

    private EventContext context(LogEvent event, int before, int after, Field... same) {
        return store().context(new ContextQuery(app(), event.id(), before, after, Set.of(same)))
                .orElseThrow();
    }
}
