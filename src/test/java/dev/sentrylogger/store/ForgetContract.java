package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.EventBatch.Receipt;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a forgotten app nothing is left, and it may begin anew. */
interface ForgetContract extends ContractPart {
    @Test
    default void forgetsEveryEventOfOneApp() {
        var other = new AppId(UUID.randomUUID());
        store().append(new EventBatch(other, List.of(SomeEvents.event("of another app")), null));
        append(SomeEvents.events("event", 30), 4);

        store().forget(app());

        assertThat(all(EVERYTHING)).isEmpty();
        reopened();
        assertThat(all(EVERYTHING)).isEmpty();
        assertThat(store().storedAfter(other, EVERYTHING, StoredPosition.START, 10)
                        .events())
                .hasSize(1);
    }

    @Test
    default void takesABatchAgainThatItForgot() {
        var batch = new EventBatch(app(), List.of(SomeEvents.event("hello")), new Receipt("one", "digest", "{}"));
        store().append(batch);

        store().forget(app());

        assertThat(store().append(batch)).isEqualTo(new AppendOutcome.Stored());
        assertThat(messages(all(EVERYTHING))).containsExactly("hello");
        reopened();
        assertThat(messages(all(EVERYTHING))).containsExactly("hello");
    }

    @Test
    default void forgetsAnAppThatStoredNothing() {
        store().forget(app());
        store().forget(app());

        append(SomeEvents.event("first"));
        assertThat(messages(all(EVERYTHING))).containsExactly("first");
    }
}
