package dev.sentrylogger.account;

import java.time.Instant;

/**
 * An entry of the audit log as it is shown.
 *
 * @param whoName the person's name; "a visitor" when nobody was signed in, "somebody who is gone" when the account is
 */
public record AuditRow(long id, Instant at, String whoName, AuditEntry entry) {}
