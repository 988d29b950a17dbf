package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UIDetachedException;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.SearchListener;
import dev.sentrylogger.store.SearchProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a search that takes long while it goes on: what it has found, and how far it is. Hears from the thread that
 * searches; tells the page at most four times a second.
 */
final class PartialRows implements SearchListener {
    private static final Duration PACE = Duration.ofMillis(250);

    private final Viewed viewed;
    private final Page page;
    private final List<LogEvent> found = new ArrayList<>();
    private final long began = System.nanoTime();
    private long told = began;
    private double share;
    private boolean begun;
    private boolean ended;

    /** Where it is shown; called with the page's lock held. */
    interface Page {
        /** @param newestFirst what was found since the call before; {@code beginning} of the first call */
        void rows(List<LogEvent> newestFirst, boolean beginning);

        void searching(double share);
    }

    PartialRows(Viewed viewed, Page page) {
        this.viewed = viewed;
        this.page = page;
    }

    @Override
    public synchronized void found(List<LogEvent> more) {
        found.addAll(more);
        tell();
    }

    @Override
    public synchronized void progress(SearchProgress progress) {
        share = progress.total() == 0 ? 1 : (double) progress.passed() / progress.total();
        tell();
    }

    private void tell() {
        if (System.nanoTime() - told < PACE.toNanos()) {
            return;
        }
        told = System.nanoTime();
        try {
            viewed.ui().access(this::show);
        } catch (UIDetachedException e) {
            // The page went; its detach cancels the search.
        }
    }

    private synchronized void show() {
        if (ended) {
            return;
        }
        page.searching(share);
        if (!found.isEmpty()) {
            page.rows(List.copyOf(found), !begun);
            found.clear();
            begun = true;
        }
    }

    /** Nothing is shown from now on. @return whether rows were */
    synchronized boolean end() {
        ended = true;
        return begun;
    }
}
