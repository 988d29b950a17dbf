package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;

/**
 * The rows of the live page: one client component that is fed arrays of events. Nothing of an event is kept on this side.
 *
 * <p>Arguments named {@code json} are {@link RowsJson} written as text; event text travels as data only.
 */
@Tag("log-rows")
@JsModule("context://app/log-rows.js")
final class LogRows extends Component {
    private final Reader reader;

    LogRows(Reader reader) {
        this.reader = reader;
    }

    /** What somebody looking at the rows asks for. Arguments come from the browser: they may be anything. */
    interface Reader {
        /** The batch {@code sequence} of subscription {@code feed} is on the screen. */
        void acknowledge(int feed, long sequence);

        void loadOlder(String cursor);

        void loadWhole(String eventId);

        /** Back to the newest rows, after older ones had pushed them out. */
        void reload();
    }

    void reset(String json) {
        getElement().executeJs("this.reset(JSON.parse($0))", json);
    }

    void append(String json) {
        getElement().executeJs("this.append(JSON.parse($0))", json);
    }

    void prepend(String json) {
        getElement().executeJs("this.prepend(JSON.parse($0))", json);
    }

    /** No older page comes this time. */
    void failedOlder() {
        getElement().executeJs("this.failedOlder()");
    }

    /** Puts the whole event in the place of its cut row. */
    void complete(String json) {
        getElement().executeJs("this.complete(JSON.parse($0))", json);
    }

    void toggleLive() {
        getElement().executeJs("this.toggleLive()");
    }

    void onLiveChanged(SerializableConsumer<Boolean> listener) {
        getElement()
                .addEventListener(
                        "live-changed",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.live").asBoolean()))
                .addEventData("event.detail.live");
    }

    @ClientCallable
    void acknowledge(int feed, double sequence) {
        reader.acknowledge(feed, (long) sequence);
    }

    @ClientCallable
    void loadOlder(String cursor) {
        reader.loadOlder(cursor);
    }

    @ClientCallable
    void loadWhole(String eventId) {
        reader.loadWhole(eventId);
    }

    @ClientCallable
    void reload() {
        reader.reload();
    }
}
