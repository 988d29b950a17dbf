package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.notification.Notification;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.BucketWidth;
import dev.sentrylogger.explore.Neighbourhood;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.QuerySyntaxException;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The event that is open beside the rows, as the page's state names it. */
final class OpenEvent implements EventDrawer.Owner {
    /** A bar of the drawer's small histogram is then some 8 pixels wide. */
    private static final int BARS = 48;

    private final ExplorerParts parts;
    private final PageQuestions questions;
    private final ExplorerPage page;
    private final IntConsumer move;
    private final EventDrawer drawer = new EventDrawer(this);
    private @Nullable LogEvent event;

    /** @param move goes to the next row, or with -1 to the one before */
    OpenEvent(ExplorerParts parts, PageQuestions questions, ExplorerPage page, IntConsumer move) {
        this.parts = parts;
        this.questions = questions;
        this.page = page;
        this.move = move;
    }

    EventDrawer drawer() {
        return drawer;
    }

    void show(Viewed viewed) {
        EventId wanted = viewed.state().event();
        if (wanted == null) {
            questions.cancel(PageQuestions.Kind.DRAWER);
            event = null;
            drawer.hide();
            return;
        }
        questions.ask(
                PageQuestions.Kind.DRAWER,
                viewed.ui(),
                cancellation -> parts.events().event(viewed.id(), wanted),
                found -> found.ifPresentOrElse(opened -> show(viewed, opened), this::gone),
                Notification::show);
        questions.await(ResultPanel.PATIENCE, PageQuestions.Kind.DRAWER);
    }

    private void show(Viewed viewed, LogEvent opened) {
        event = opened;
        drawer.show(
                viewed.id(),
                opened,
                ExplorerNavigation.link(viewed.id(), viewed.state()),
                viewed.state().tab());
    }

    private void gone() {
        Notification.show("This event is not there any more; it was older than what is kept.");
        closed();
    }

    @Override
    public void wanted(EventDrawer.Tab tab, Duration span, String same) {
        LogEvent opened = event;
        if (opened == null) {
            return;
        }
        Viewed viewed = page.viewed();
        questions.ask(
                PageQuestions.Kind.NEIGHBOURS,
                viewed.ui(),
                cancellation -> data(viewed, tab, opened, span, same, cancellation),
                data -> drawer.showTab(tab, opened.id(), data),
                problem -> drawer.showTab(tab, opened.id(), new DrawerJson.Problem(problem)));
    }

    private Object data(
            Viewed viewed,
            EventDrawer.Tab tab,
            LogEvent opened,
            Duration span,
            String same,
            Cancellation cancellation) {
        Neighbourhood near = parts.neighbourhood();
        return switch (tab) {
            case CONTEXT -> {
                EventFilter filter = Optional.ofNullable(
                                Neighbourhood.shared(opened).get(same))
                        .orElseGet(EventFilter.Everything::new);
                yield DrawerJson.Context.of(opened, near.around(viewed.id(), opened, span, filter, cancellation));
            }
            case TRACE -> DrawerJson.Trace.of(opened, near.trace(viewed.id(), opened, cancellation));
            case SIMILAR -> {
                TimeRange range = parts.overview().span(viewed);
                yield DrawerJson.Similar.of(
                        near.similar(viewed.id(), opened, range, cancellation),
                        range,
                        BucketWidth.narrowest(range, BARS));
            }
            case FIELDS, JSON -> throw new IllegalArgumentException(tab + ": needs nothing besides the event");
        };
    }

    @Override
    public void tab(EventDrawer.Tab tab) {
        page.replace(page.viewed().state().withEvent(page.viewed().state().event(), tab));
    }

    @Override
    public void open(EventId other) {
        page.replace(page.viewed().state().withEvent(other, EventDrawer.Tab.FIELDS));
        show(page.viewed());
    }

    @Override
    public void move(int by) {
        move.accept(by);
    }

    @Override
    public void filter(Field field, String value, FacetRail.Choice choice) {
        page.filter(field, value, choice);
    }

    @Override
    public void column(Field field) {
        List<String> columns = new ArrayList<>(page.viewed().state().columns());
        columns.add(field.text());
        page.replace(page.viewed().state().withColumns(columns));
    }

    @Override
    public void pattern(FacetRail.Choice choice, String query) {
        try {
            page.filter(QueryText.parse(query), choice);
        } catch (QuerySyntaxException e) {
            Notification.show(Objects.requireNonNull(e.getMessage()));
        }
    }

    @Override
    public void closed() {
        page.replace(page.viewed().state().withEvent(null, EventDrawer.Tab.FIELDS));
        show(page.viewed());
    }
}
