package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a page: one client component that is fed arrays of events. Nothing of an event is kept on this side.
 *
 * <p>Arguments named {@code json} are {@link RowsJson} written as text; event text travels as data only.
 */
@Tag("log-rows")
@JsModule("context://app/log-rows.js")
final class LogRows extends Component {
    private final Source source;

    /** Where rows come from. */
    interface Source {
        /** The batch {@code sequence} of subscription {@code feed} is on the screen. */
        void acknowledge(int feed, long sequence);

        void loadOlder(Cursor cursor);

        void loadNewer(Cursor cursor);

        void loadWhole(EventId event);

        /** Back to the newest rows, after others had pushed them out. */
        void reload();
    }

    /** What somebody looking at a row asks for. */
    interface Reader {
        void filter(Field field, String value, FacetRail.Choice choice);

        void columns(List<String> names);

        void act(Act act, EventId event);

        /** The reader is at this row now. */
        void selected(EventId event);

        /** New rows are wanted, but the time that is shown is over. */
        void live();
    }

    /** What is done with a row. */
    enum Act {
        DRAWER,
        CONTEXT,
        LINK
    }

    private final Optional<Reader> reader;

    /** Rows to read and nothing else. */
    LogRows(Source source) {
        this.source = source;
        reader = Optional.empty();
    }

    LogRows(Source source, Reader reader) {
        this.source = source;
        this.reader = Optional.of(reader);
        getElement().setAttribute("choices", true);
        getElement().setAttribute("page-keys", true);
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

    void newer(String json) {
        getElement().executeJs("this.newer(JSON.parse($0))", json);
    }

    /** No page comes this time. */
    void failedPage() {
        getElement().executeJs("this.failedPage()");
    }

    /** Puts the whole event in the place of its cut row. */
    void complete(String json) {
        getElement().executeJs("this.complete(JSON.parse($0))", json);
    }

    void toggleLive() {
        getElement().executeJs("this.toggleLive()");
    }

    /** To the next row, or with -1 to the one before. */
    void move(int by) {
        getElement().executeJs("this.move($0)", by);
    }

    /** Fields that have a column of their own. */
    void showColumns(List<String> names) {
        getElement().setPropertyList("columns", names);
    }

    /** Whether a click shows a row beside the list rather than below itself. */
    void showBeside(boolean beside) {
        getElement().setAttribute("beside", beside);
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
        source.acknowledge(feed, (long) sequence);
    }

    @ClientCallable
    void loadOlder(String cursor) {
        read(Cursor::of, cursor, source::loadOlder);
    }

    @ClientCallable
    void loadNewer(String cursor) {
        read(Cursor::of, cursor, source::loadNewer);
    }

    @ClientCallable
    void loadWhole(String event) {
        read(EventId::of, event, source::loadWhole);
    }

    @ClientCallable
    void reload() {
        source.reload();
    }

    @ClientCallable
    void filter(String field, String value, String choice) {
        reader.ifPresent(asked -> Clicked.of(field, value, choice)
                .ifPresent(clicked -> asked.filter(clicked.field(), clicked.value(), clicked.choice())));
    }

    @ClientCallable
    void columns(List<String> names) {
        reader.ifPresent(asked -> asked.columns(names));
    }

    @ClientCallable
    void act(String act, String event) {
        reader.ifPresent(asked -> {
            if (act.equals("live")) {
                asked.live();
            }
            Stream.of(Act.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(act))
                    .forEach(known -> read(EventId::of, event, id -> asked.act(known, id)));
        });
    }

    @ClientCallable
    void selected(String event) {
        reader.ifPresent(asked -> read(EventId::of, event, asked::selected));
    }

    /** What the browser sends may be anything; what cannot be read is not asked for. */
    private static <T> void read(Function<String, T> reading, String text, Consumer<T> then) {
        T value;
        try {
            value = reading.apply(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        then.accept(value);
    }
}
