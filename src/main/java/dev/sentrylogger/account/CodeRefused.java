package dev.sentrylogger.account;

import org.springframework.security.core.AuthenticationException;

/** The second step was not done; the message is for the person. */
final class CodeRefused extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final CodeRefusal refusal;

    CodeRefused(CodeRefusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    CodeRefusal refusal() {
        return refusal;
    }
}
