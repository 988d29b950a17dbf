package dev.sentrylogger.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many tries; the password was not looked at. */
public final class SignInThrottled extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    SignInThrottled(Duration retryAfter) {
        super("Too many tries; wait " + retryAfter);
        this.retryAfter = retryAfter;
    }

    /** At least one second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
