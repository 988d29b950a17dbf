package dev.sentrylogger.store;

import java.time.Instant;

/**
 * How far a search has come.
 *
 * @param passed events looked at, or passed over because none of theirs can match
 * @param total events that lie in the range, as far as is known without looking at them
 * @param reached everything on this side of it, as the search's order goes, has been looked at
 */
public record SearchProgress(long passed, long total, Instant reached) {}
