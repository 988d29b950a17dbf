package dev.sentrylogger.account;

import java.time.Instant;

/**
 * Of somebody who turned the second step on.
 *
 * @param recoveryCodes how many are left
 */
public record TwoStepState(Instant since, int recoveryCodes) {}
