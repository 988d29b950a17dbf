package dev.sentrylogger.app;

import dev.sentrylogger.account.Accounts;
import dev.sentrylogger.account.User;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets in whoever comes with the link of an invitation and makes an account with a password. Account and use of the link
 * come about together or not at all, so one link makes one account. Thread-safe.
 */
@Component
public final class InvitedSignUp {
    private final Accounts accounts;
    private final Invitations invitations;
    private final TransactionTemplate transaction;

    InvitedSignUp(Accounts accounts, Invitations invitations, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.transaction = transaction;
    }

    /**
     * Makes the account and uses the link.
     *
     * @param address where the person is
     * @throws IllegalArgumentException with a sentence for the person: the link does not work any more, or what they
     *     typed is not good enough
     */
    public User enter(String token, String address, String email, String name, String password) {
        // Before the password is hashed, which is slow: a dead link must cost nothing.
        if (invitations.find(token).isEmpty()) {
            throw over();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            User user = accounts.createLocal(email, name, password, false);
            if (invitations.accept(new Caller(user.id(), address), token).isEmpty()) {
                throw over();
            }
            return user;
        }));
    }

    private static IllegalArgumentException over() {
        return new IllegalArgumentException("The invitation does not work any more; ask for another.");
    }
}
