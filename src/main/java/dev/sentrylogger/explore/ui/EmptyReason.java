package dev.sentrylogger.explore.ui;

import dev.sentrylogger.query.EventFilter;
import java.time.Instant;
import java.util.List;

/** Why an app that has logs shows none of them. */
sealed interface EmptyReason {
    /** @param latest when the app's newest event that fits the search happened; it is outside the time that is shown */
    record OtherTime(Instant latest) implements EmptyReason {}

    /** The time has events, but one of these hides each. */
    record Filtered(List<EventFilter> parts) implements EmptyReason {}

    /** No event fits the search, whenever, and the time has none at all. */
    record NoneAnywhere(Instant latest, List<EventFilter> parts) implements EmptyReason {}
}
