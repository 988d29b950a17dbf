package dev.sentrylogger.explore.ui;

import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.FilterEdit;

/** What the parts of the explorer can do to the page they are on. */
interface ExplorerPage {
    /** What it shows now. */
    Viewed viewed();

    /** Shows something else; back leads here again. */
    void go(ExplorerState state);

    /** Shows the same events, otherwise. */
    void replace(ExplorerState state);

    void toggleFields();

    /** In the place of the usual time, without a step back to that. */
    void showAllTime();

    /** Whether the app has never sent anything, so that there is nothing to count. */
    void markWaiting(boolean waiting);

    default void filter(EventFilter filter) {
        go(viewed().state().withFilter(filter));
    }

    default void filter(Field field, String value, FacetRail.Choice choice) {
        EventFilter filter = viewed().filter();
        filter(
                switch (choice) {
                    case ONLY -> FilterEdit.only(filter, field, value);
                    case EXCLUDE -> FilterEdit.exclude(filter, field, value);
                    case CLEAR -> FilterEdit.clear(filter, field, value);
                });
    }

    default void filter(EventFilter part, FacetRail.Choice choice) {
        EventFilter filter = viewed().filter();
        filter(
                switch (choice) {
                    case ONLY -> FilterEdit.with(filter, part);
                    case EXCLUDE -> FilterEdit.with(filter, FilterEdit.negated(part));
                    case CLEAR -> FilterEdit.without(filter, part);
                });
    }
}
