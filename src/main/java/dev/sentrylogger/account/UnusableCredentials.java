package dev.sentrylogger.account;

import org.springframework.security.core.AuthenticationException;

/** An e-mail or password that nobody can have here, whoever they are. */
final class UnusableCredentials extends AuthenticationException {
    private static final long serialVersionUID = 1;

    UnusableCredentials() {
        super("E-mail: limit " + Person.LONGEST_EMAIL + " characters; password: limit " + PasswordRules.MOST_BYTES
                + " bytes; neither may contain zero characters");
    }
}
