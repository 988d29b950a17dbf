package dev.sentrylogger.app;

import java.time.Instant;

/**
 * One watched program or service.
 *
 * @param number a short name for places that need digits, from 1, unique on this server
 * @param name 1 to 100 characters, for people; need not be unique
 * @param description at most 500 characters, may be empty
 */
public record App(AppId id, int number, String name, String description, Instant createdAt) {}
