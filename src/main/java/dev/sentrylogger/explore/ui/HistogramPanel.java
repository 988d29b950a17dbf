package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Histogram;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** How many events of each level happened when, as bars to zoom into. */
@Tag("log-histogram")
@JsModule("context://app/log-histogram.js")
final class HistogramPanel extends Component {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Owner owner;

    /** What somebody looking at the bars asks for. */
    interface Owner {
        void zoom(Instant from, Instant to);

        void level(Level level);
    }

    HistogramPanel(Owner owner) {
        this.owner = owner;
    }

    /** Times in milliseconds since the epoch. */
    private record Bars(long from, long to, long width, List<Bar> buckets) {}

    private record Bar(long start, Map<String, Long> counts) {
        static Bar of(Histogram.Bucket bucket) {
            return new Bar(
                    bucket.start().toEpochMilli(),
                    bucket.counts().entrySet().stream()
                            .collect(Collectors.toMap(
                                    entry -> entry.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue)));
        }
    }

    void show(Overview.OverTime counted) {
        TimeRange range = counted.range();
        var bars = new Bars(
                range.from().toEpochMilli(),
                range.to().toEpochMilli(),
                counted.width().toMillis(),
                counted.histogram().buckets().stream().map(Bar::of).toList());
        getElement().executeJs("this.show(JSON.parse($0))", JSON.writeValueAsString(bars));
    }

    /** The bars of before stay, pale. */
    void loading() {
        getElement().executeJs("this.loading()");
    }

    void failed(String sentence) {
        getElement().executeJs("this.failed($0)", sentence);
    }

    @ClientCallable
    void zoom(double from, double to) {
        boolean possible = from < to
                && from >= TimeRange.ALL.from().toEpochMilli()
                && to <= TimeRange.ALL.to().toEpochMilli();
        if (possible) {
            owner.zoom(Instant.ofEpochMilli((long) from), Instant.ofEpochMilli((long) to));
        }
    }

    @ClientCallable
    void level(String name) {
        Level.named(name).ifPresent(owner::level);
    }
}
