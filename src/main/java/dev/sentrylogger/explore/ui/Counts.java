package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.query.TimeSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what a page shows, over time and by the values of fields, and lets the reader filter by a click. */
final class Counts implements HistogramPanel.Owner, FacetRail.Owner {
    static final int VALUES = 10;
    static final int MORE_VALUES = 50;

    /** How often counts follow events that arrive, at most. */
    private static final Duration PACE = Duration.ofSeconds(5);

    /** What counting costs is at most this share of one core's time. */
    private static final int REST = 5;

    private final Overview overview;
    private final PageQuestions questions;
    private final ExplorerPage page;
    private final HistogramPanel histogram = new HistogramPanel(this);
    private final FacetRail rail = new FacetRail(this);
    private List<Field> opened = List.of(
            Field.BuiltIn.LEVEL,
            Field.BuiltIn.SERVICE,
            Field.BuiltIn.LOGGER,
            Field.BuiltIn.HOST,
            Field.BuiltIn.ENVIRONMENT,
            Field.BuiltIn.RELEASE);
    private @Nullable Viewed shown;
    private Instant due = Instant.EPOCH;
    private boolean awaited;

    Counts(Overview overview, PageQuestions questions, ExplorerPage page) {
        this.overview = overview;
        this.questions = questions;
        this.page = page;
    }

    HistogramPanel histogram() {
        return histogram;
    }

    FacetRail rail() {
        return rail;
    }

    void show(Viewed viewed) {
        shown = viewed;
        awaited = false;
        rail.showApp(viewed.id());
        histogram.loading();
        rail.loading();
        count(viewed);
    }

    /** Nothing is counted any more. */
    void stop() {
        shown = null;
    }

    /** Events arrived; what they change is counted now and then, and once more after the last. */
    void grown() {
        if (shown != null && !awaited) {
            awaited = true;
            Viewed viewed = shown;
            Duration wait = longer(Duration.ofMillis(200), Duration.between(overview.now(), due));
            questions.later(wait, viewed.ui(), () -> countAgain(viewed));
        }
    }

    private void countAgain(Viewed viewed) {
        awaited = false;
        boolean counting =
                questions.asking(PageQuestions.Kind.HISTOGRAM) || questions.asking(PageQuestions.Kind.FACETS);
        if (viewed != shown) {
            return;
        }
        if (counting) {
            grown();
        } else {
            count(viewed.at(overview.now()));
        }
    }

    private void count(Viewed viewed) {
        Instant began = overview.now();
        due = began.plus(PACE);
        questions.ask(
                PageQuestions.Kind.HISTOGRAM,
                viewed.ui(),
                cancellation -> overview.overTime(viewed),
                histogram::show,
                histogram::failed);
        countFacets(viewed, began);
    }

    private void countFacets(Viewed viewed, Instant began) {
        List<Field> fields = opened;
        questions.ask(
                PageQuestions.Kind.FACETS,
                viewed.ui(),
                cancellation -> overview.byField(viewed, fields, VALUES),
                counted -> {
                    rail.show(counted, viewed.filter());
                    Duration cost = Duration.between(began, overview.now());
                    due = overview.now().plus(longer(PACE, cost.multipliedBy(REST)));
                },
                rail::failed);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public void zoom(Instant from, Instant to) {
        page.go(page.viewed().state().withTime(TimeSelection.between(from, to)));
    }

    @Override
    public void level(Level level) {
        page.filter(Field.BuiltIn.LEVEL, level.name().toLowerCase(Locale.ROOT), FacetRail.Choice.ONLY);
    }

    @Override
    public void filter(Field field, String value, FacetRail.Choice choice) {
        page.filter(field, value, choice);
    }

    @Override
    public void range(Field field, @Nullable Double min, @Nullable Double max) {
        page.filter(FilterEdit.range(page.viewed().filter(), field, min, max));
    }

    @Override
    public void opened(List<Field> fields) {
        boolean more = !opened.containsAll(fields);
        opened = new ArrayList<>(fields);
        if (more && shown != null) {
            countFacets(shown, overview.now());
        }
    }

    @Override
    public void search(Field field, String text) {
        one(field, text, VALUES);
    }

    @Override
    public void more(Field field) {
        one(field, "", MORE_VALUES);
    }

    private void one(Field field, String text, int values) {
        Viewed viewed = shown;
        if (viewed != null) {
            questions.ask(
                    PageQuestions.Kind.FACET,
                    viewed.ui(),
                    cancellation -> text.isEmpty()
                            ? overview.facets(viewed, List.of(field), values).getFirst()
                            : overview.search(viewed, field, text, values),
                    facet -> rail.showField(facet, viewed.filter()),
                    rail::failed);
        }
    }
}
