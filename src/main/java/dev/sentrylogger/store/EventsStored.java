package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;

/**
 * Rings after events of {@code app} became durable and searchable. A doorbell only: a listener reads from the store, from
 * its own position, and must be right even when a ring is missed.
 */
public record EventsStored(AppId app) {}
