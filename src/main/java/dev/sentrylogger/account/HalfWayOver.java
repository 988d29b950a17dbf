package dev.sentrylogger.account;

import org.springframework.security.core.AuthenticationException;

/** The password has to be typed first, or again: none was, it was too long ago, or the account has changed since. */
final class HalfWayOver extends AuthenticationException {
    private static final long serialVersionUID = 1;

    HalfWayOver() {
        super("Sign in again");
    }
}
