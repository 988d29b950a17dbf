package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;

/** Events of one app that are to go for good: those of {@code range} that satisfy {@code filter}. */
public record Deletion(AppId app, TimeRange range, EventFilter filter) {}
