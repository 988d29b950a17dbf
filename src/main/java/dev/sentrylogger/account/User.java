package dev.sentrylogger.account;

import java.time.Instant;

/**
 * A person who can sign in.
 *
 * @param email as it was given; shown, compared in any case, never used to link an OIDC identity
 * @param name what to call them
 * @param admin whether they administer this server
 */
public record User(UserId id, String email, String name, boolean admin, Instant createdAt) {}
