package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.query.TimeSelection;
import java.util.List;
import java.util.function.DoubleConsumer;

/** What the reader of the rows, or of the reason why there are none, does to the page. */
final class RowReader implements ResultPanel.Owner {
    private final ExplorerPage page;
    private final Counts counts;
    private final DoubleConsumer progress;

    RowReader(ExplorerPage page, Counts counts, DoubleConsumer progress) {
        this.page = page;
        this.counts = counts;
        this.progress = progress;
    }

    private ExplorerState state() {
        return page.viewed().state();
    }

    @Override
    public void searching(double share) {
        progress.accept(share);
    }

    @Override
    public void showAllTime() {
        page.showAllTime();
    }

    @Override
    public void waiting(boolean waiting) {
        page.markWaiting(waiting);
    }

    @Override
    public void grown() {
        counts.grown();
    }

    @Override
    public void filter(Field field, String value, FacetRail.Choice choice) {
        page.filter(field, value, choice);
    }

    @Override
    public void columns(List<String> names) {
        page.replace(state().withColumns(names));
    }

    @Override
    public void act(LogRows.Act act, EventId event) {
        switch (act) {
            case DRAWER -> page.replace(state().withEvent(event, EventDrawer.Tab.FIELDS));
            case CONTEXT -> page.replace(state().withEvent(event, EventDrawer.Tab.CONTEXT));
            case LINK -> Clipboard.copyLink(page.viewed(), state().withEvent(event, EventDrawer.Tab.FIELDS));
        }
    }

    @Override
    public void selected(EventId event) {
        if (state().event() != null) {
            page.replace(state().withEvent(event, state().tab()));
        }
    }

    @Override
    public void live() {
        page.go(state().withTime(ExplorerState.USUAL_TIME));
    }

    @Override
    public void without(EventFilter part) {
        page.filter(FilterEdit.without(page.viewed().filter(), part));
    }

    @Override
    public void show(TimeSelection time) {
        page.go(state().withTime(time));
    }

    @Override
    public void reset() {
        page.go(state().withText(""));
    }
}
