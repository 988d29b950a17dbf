package dev.sentrylogger.account;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password again, before what only they may do. Thread-safe. */
@Component
final class PasswordCheck {
    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final AuditLog audit;

    PasswordCheck(Accounts accounts, PasswordHashing hashing, SignInThrottle throttle, AuditLog audit) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * Returns when the password is the user's.
     *
     * @throws IllegalArgumentException with a message for the person, when it is not
     * @throws SignInThrottled after too many wrong ones
     */
    void require(User user, String password, String address) {
        throttle.admit(user.email(), address);
        Optional<Accounts.LocalAccount> account = accounts.findLocal(user.email())
                .filter(found -> found.user().id().equals(user.id()));
        boolean right = PasswordRules.fits(password)
                && hashing.matches(
                        password,
                        account.map(Accounts.LocalAccount::passwordHash).orElse(null));
        if (!right) {
            audit.add(user.id(), address, "account.password-refused", "");
            throw new IllegalArgumentException("The current password is wrong");
        }
        throttle.succeeded(user.email(), address);
    }
}
