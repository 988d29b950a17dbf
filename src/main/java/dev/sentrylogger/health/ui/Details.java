package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.health.AppHealth;
import dev.sentrylogger.health.AppHealth.Place;
import dev.sentrylogger.health.CategoryCount;
import dev.sentrylogger.health.PatternNews;
import dev.sentrylogger.pattern.PatternChange;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.ui.Ago;
import dev.sentrylogger.ui.LevelBadge;
import java.util.List;
import java.util.function.Function;

/** What is different, what kind of errors there are, and where they come from. */
final class Details extends Composite<Div> {
    private static final int PLACES = 8;

    private final Logs logs;
    private final Section<PatternRow, PatternLine> fresh = patterns("Never seen before", "No new kind of message.");
    private final Section<PatternRow, PatternLine> louder = patterns("Louder than usual", "None is.");
    private final Section<PatternRow, PatternLine> gone = patterns("Gone", "All that usually come still do.");
    private final Section<PatternRow, PatternLine> top = patterns("Most frequent", "Nothing came.");
    private final Section<Row.Shown, Row> categories = rows("Kinds of errors", "No errors.");
    private final Section<Row.Shown, Row> hosts = rows("Hosts", "No log names its host.");
    private final Section<Row.Shown, Row> releases = rows("Releases", "No log names its release.");

    Details(Logs logs) {
        this.logs = logs;
        getContent().addClassName("health-details");
        getContent().add(fresh, louder, categories, top, hosts, releases, gone);
    }

    /** A pattern with what its line says. */
    record PatternRow(PatternChange change, Row.Shown row) {}

    void show(AppHealth health) {
        TimeSelection time = new TimeSelection.Since(health.hoursFrom());
        PatternNews news = health.patterns();
        show(
                fresh,
                news.fresh(),
                change -> pattern(
                        change,
                        "first seen " + Ago.text(change.firstSeen(), health.now()),
                        Amounts.count(change.now()),
                        new TimeSelection.Since(health.hoursFrom())));
        show(
                louder,
                news.louder(),
                change -> pattern(
                        change,
                        Amounts.count(change.before()) + " in the 7 days before",
                        Amounts.count(change.now()),
                        time));
        show(top, news.top(), change -> pattern(change, "", Amounts.count(change.now()), time));
        show(
                gone,
                news.gone(),
                change -> pattern(
                        change,
                        "last seen " + Ago.text(change.lastSeen(), health.now()),
                        Amounts.count(change.before()),
                        TimeSelection.between(
                                health.hoursFrom().minus(java.time.Duration.ofDays(7)), health.hoursFrom())));
        categories.show(
                health.categories().stream().map(count -> category(count, time)).toList());
        hosts.show(places(health, true, time));
        releases.show(places(health, false, time));
    }

    private static void show(
            Section<PatternRow, PatternLine> section,
            List<PatternChange> changes,
            Function<PatternChange, PatternRow> row) {
        section.show(changes.stream().map(row).toList());
    }

    private PatternRow pattern(PatternChange change, String note, String number, TimeSelection time) {
        return new PatternRow(
                change,
                new Row.Shown(
                        change.pattern(),
                        change.pattern().message().text().strip().isEmpty()
                                ? "(no message)"
                                : change.pattern().message().text(),
                        note,
                        number,
                        logs.of(change.pattern().filter(), time)));
    }

    private Row.Shown category(CategoryCount count, TimeSelection time) {
        return new Row.Shown(
                count.category(),
                count.category().title(),
                count.words().isEmpty()
                        ? "no rule knows their words"
                        : "by the words " + String.join(", ", count.words()),
                Amounts.count(count.errors()),
                logs.of(count.filter(), time));
    }

    private List<Row.Shown> places(AppHealth health, boolean hosts, TimeSelection time) {
        return health.places().stream()
                .filter(place -> place.host() == hosts)
                .limit(PLACES)
                .map(place -> new Row.Shown(
                        place.name(),
                        place.others() ? "all others" : place.name(),
                        "%s of %s logs".formatted(Amounts.count(place.errors()), Amounts.count(place.events())),
                        percent(place) + " errors",
                        logs.of(filter(place), time)))
                .toList();
    }

    private static EventFilter filter(Place place) {
        if (place.others()) {
            return Logs.errors(new EventFilter.Everything());
        }
        return Logs.errors(
                new EventFilter.FieldIs(place.host() ? Field.BuiltIn.HOST : Field.BuiltIn.RELEASE, place.name()));
    }

    private static String percent(Place place) {
        double percent = 100.0 * place.errors() / Math.max(1, place.events());
        return percent > 0 && percent < 0.1
                ? "under 0.1 %"
                : percent < 10 ? "%.1f %%".formatted(percent) : "%.0f %%".formatted(percent);
    }

    private static Section<PatternRow, PatternLine> patterns(String heading, String none) {
        return new Section<>(heading, none, row -> row.row().key(), PatternLine::new);
    }

    private static Section<Row.Shown, Row> rows(String heading, String none) {
        return new Section<>(heading, none, Row.Shown::key, row -> new Row(false));
    }

    /** A pattern's line begins with its level. */
    static final class PatternLine extends Composite<Row> implements Keyed.Shows<PatternRow> {
        private final Row row;

        PatternLine(PatternRow shown) {
            row = new Row(true, LevelBadge.of(shown.change().pattern().level()));
        }

        @Override
        protected Row initContent() {
            return row;
        }

        @Override
        public void show(PatternRow shown) {
            row.show(shown.row());
        }
    }
}
