package dev.sentrylogger.app;

import java.time.Instant;

/** An app that was deleted. @param endsAt until when that can be undone */
public record EndingApp(App app, Instant endsAt) {}
