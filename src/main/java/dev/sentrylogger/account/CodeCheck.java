package dev.sentrylogger.account;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks what somebody types as their second step: a code of the app, or a recovery code. Each is good once. Thread-safe. */
@Component
final class CodeCheck {
    private static final Logger log = LoggerFactory.getLogger(CodeCheck.class);
    private static final Pattern OF_THE_APP = Pattern.compile("\\d{" + Totp.DIGITS + "}");
    private static final int LONGEST = 100;

    private final TwoStepRows rows;
    private final TwoStepKey key;
    private final SignInThrottle throttle;
    private final AuditLog audit;
    private final Clock clock;

    CodeCheck(TwoStepRows rows, TwoStepKey key, SignInThrottle throttle, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.key = key;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns when the code is one of the user's, which it then was for the last time.
     *
     * @throws CodeRefused when it is not, or cannot be checked
     * @throws SignInThrottled after too many wrong ones
     */
    void require(User user, String typed, String address) {
        String code = typed.length() > LONGEST ? "" : typed.replaceAll("[\\s-]", "");
        boolean right = OF_THE_APP.matcher(code).matches()
                ? takeCodeOfTheApp(user, code, address)
                : takeRecoveryCode(user, code, address);
        if (!right) {
            audit.add(user.id(), address, "account.two-step-code-refused", "");
            throw new CodeRefused(CodeRefusal.WRONG);
        }
        throttle.codeSucceeded(user.id(), address);
    }

    /** The step for which a secret that is not in force yet makes this code. */
    OptionalLong stepOf(TwoStepSecret secret, String typed) {
        return typed.length() > LONGEST
                ? OptionalLong.empty()
                : Totp.steps(secret.bytes(), typed.replaceAll("\\s", ""), clock.instant())
                        .max();
    }

    private boolean takeCodeOfTheApp(User user, String code, String address) {
        throttle.admitCode(user.id(), address);
        byte[] secret = rows.secret(user.id()).flatMap(key::decrypt).orElseThrow(() -> {
            log.error(
                    "The code of {} cannot be checked: {} is missing, or not the one it was", user.email(), key.file());
            return new CodeRefused(CodeRefusal.UNREADABLE);
        });
        return Totp.steps(secret, code, clock.instant()).anyMatch(step -> rows.takeStep(user.id(), step));
    }

    private boolean takeRecoveryCode(User user, String code, String address) {
        throttle.admitRecoveryCode(user.id(), address);
        boolean taken = rows.takeCode(user.id(), code);
        if (taken) {
            audit.add(user.id(), address, "account.recovery-used", "");
        }
        return taken;
    }
}
