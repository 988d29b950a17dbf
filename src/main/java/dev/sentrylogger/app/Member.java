package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import java.time.Instant;

/** Somebody who may see an app. */
public record Member(UserId user, String name, String email, Role role, Instant addedAt) {}
