package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.Patterns;
import dev.sentrylogger.query.MessagePattern;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of messages among the shown events. */
@Tag("log-patterns")
@JsModule("context://app/log-patterns.js")
final class PatternsPanel extends Component {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Owner owner;
    private List<MessagePattern> shown = List.of();

    /** What somebody looking at the patterns asks for. */
    interface Owner {
        void pattern(MessagePattern pattern, FacetRail.Choice choice);

        /** Answered by {@link PatternsPanel#showExamples}. */
        void examples(int index, MessagePattern pattern);

        void open(EventId event);
    }

    PatternsPanel(Owner owner) {
        this.owner = owner;
    }

    private record Shown(long sampled, boolean complete, int distinct, List<Found> found) {}

    private record Found(List<String> pattern, long count, int severity, Instant last, List<Integer> bars) {}

    /**
     * When a pattern was first seen.
     *
     * @param fresh whether that was in the time that is shown, though the app is older
     */
    record Seen(int index, Instant first, boolean fresh) {}

    void show(Patterns.Sample sample) {
        shown = sample.found().stream().map(Patterns.Found::pattern).toList();
        var found = sample.found().stream()
                .map(one -> new Found(one.pattern().pieces(), one.count(), one.severity(), one.last(), one.bars()))
                .toList();
        call("show", new Shown(sample.sampled(), sample.complete(), sample.distinct(), found));
    }

    /** The patterns, in the order of {@link Seen#index}. */
    List<MessagePattern> shown() {
        return shown;
    }

    void showFirstSeen(List<Seen> seen) {
        call("firstSeen", seen);
    }

    void showExamples(int index, List<LogEvent> examples) {
        getElement()
                .executeJs(
                        "this.examples($0, JSON.parse($1))", index, JSON.writeValueAsString(RowsJson.rows(examples)));
    }

    void loading() {
        getElement().executeJs("this.loading()");
    }

    void failed(String sentence) {
        getElement().executeJs("this.failed($0)", sentence);
    }

    private void call(String method, Object argument) {
        getElement().executeJs("this." + method + "(JSON.parse($0))", JSON.writeValueAsString(argument));
    }

    @ClientCallable
    void pattern(int index, String choice) {
        if (isShown(index)) {
            FacetRail.Choice.named(choice).ifPresent(known -> owner.pattern(shown.get(index), known));
        }
    }

    @ClientCallable
    void examples(int index) {
        if (isShown(index)) {
            owner.examples(index, shown.get(index));
        }
    }

    @ClientCallable
    void open(String event) {
        try {
            owner.open(EventId.of(event));
        } catch (IllegalArgumentException e) {
            // Not one of ours: nothing to open.
        }
    }

    private boolean isShown(int index) {
        return index >= 0 && index < shown.size();
    }
}
