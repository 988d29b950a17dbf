package dev.sentrylogger.account;

import org.springframework.security.core.AuthenticationException;

/** The password was right, and is not enough. */
final class CodeNeeded extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final transient HalfWay halfWay;

    CodeNeeded(HalfWay halfWay) {
        super("A code is needed, too");
        this.halfWay = halfWay;
    }

    HalfWay halfWay() {
        return halfWay;
    }
}
