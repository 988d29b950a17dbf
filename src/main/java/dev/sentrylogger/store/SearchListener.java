package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import java.util.List;

/** Hears what a search finds while it still goes on. Called by the thread that searches. */
public interface SearchListener {
    SearchListener NONE = new SearchListener() {};

    /** More of the page, in its order: the calls together bring exactly the page's events. */
    default void found(List<LogEvent> more) {}

    /** How far the search has come. */
    default void progress(SearchProgress progress) {}
}
