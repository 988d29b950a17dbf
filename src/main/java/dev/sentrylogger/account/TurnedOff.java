package dev.sentrylogger.account;

import org.springframework.security.core.AuthenticationException;

/** Somebody has proved who they are, but an administrator has turned their account off. */
final class TurnedOff extends AuthenticationException {
    private static final long serialVersionUID = 1;

    TurnedOff() {
        super(OidcRefusal.TURNED_OFF.message());
    }
}
