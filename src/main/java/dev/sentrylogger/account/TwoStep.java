package dev.sentrylogger.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The second step of signing in with a password: a code from the person's phone (RFC 6238), or one of ten recovery
 * codes. Each change is in the audit log. Whoever comes through a provider is not asked; that is the provider's to do.
 * Thread-safe.
 */
@Component
public final class TwoStep {
    /** How many recovery codes are made at once. */
    public static final int RECOVERY_CODES = RecoveryCodes.COUNT;

    private final SecureRandom random = new SecureRandom();
    private final TwoStepRows rows;
    private final TwoStepKey key;
    private final PasswordCheck passwords;
    private final CodeCheck codes;
    private final Accounts accounts;
    private final Administrators administrators;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    TwoStep(
            TwoStepRows rows,
            TwoStepKey key,
            PasswordCheck passwords,
            CodeCheck codes,
            Accounts accounts,
            Administrators administrators,
            AuditLog audit,
            TransactionOperations transactions) {
        this.rows = rows;
        this.key = key;
        this.passwords = passwords;
        this.codes = codes;
        this.accounts = accounts;
        this.administrators = administrators;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Empty while it is off. */
    public Optional<TwoStepState> state(UserId user) {
        return rows.state(user);
    }

    /**
     * A new secret to show to the person; nothing changes until {@link #turnOn}.
     *
     * @throws IllegalArgumentException with a message for the person: the password is wrong
     * @throws SignInThrottled after too many wrong ones
     */
    public TwoStepSecret begin(User user, String password, String address) {
        passwords.require(user, password, address);
        return TwoStepSecret.random(random);
    }

    /**
     * Turns it on for somebody whose app has the secret.
     *
     * @param code the one that the app shows
     * @return the recovery codes; they cannot be had again
     * @throws IllegalArgumentException with a message for the person: the code is wrong, or it is on already
     */
    public List<String> turnOn(User user, TwoStepSecret secret, String code, String address) {
        long step = codes.stepOf(secret, code)
                .orElseThrow(() -> new IllegalArgumentException("This is not the code for this secret. Codes change"
                        + " every 30 seconds; the clock of the phone must be right."));
        byte[] encrypted = key.encrypt(secret.bytes());
        return transactions.execute(status -> {
            if (!rows.insert(user.id(), encrypted, step)) {
                throw new IllegalArgumentException("Two-step sign-in is on already; load the page again");
            }
            audit.add(user.id(), address, "account.two-step-on", "");
            return replaceCodes(user);
        });
    }

    /**
     * Puts new recovery codes in the place of those that are left.
     *
     * @throws IllegalArgumentException with a message for the person: the password or the code is wrong
     * @throws SignInThrottled after too many wrong ones
     */
    public List<String> newRecoveryCodes(User user, String password, String code, String address) {
        require(user, password, code, address);
        return transactions.execute(status -> {
            audit.add(user.id(), address, "account.recovery-codes-made", "");
            return replaceCodes(user);
        });
    }

    /**
     * Turns it off: from now on the password is enough.
     *
     * @throws IllegalArgumentException with a message for the person: the password or the code is wrong
     * @throws SignInThrottled after too many wrong ones
     */
    public void turnOff(User user, String password, String code, String address) {
        require(user, password, code, address);
        transactions.executeWithoutResult(status -> {
            rows.delete(user.id());
            audit.add(user.id(), address, "account.two-step-off", "");
        });
    }

    /**
     * Takes it off somebody who has neither phone nor recovery codes.
     *
     * @param admin who does it; must administer this server
     * @return whether it was on
     * @throws Administrators.NotAdministratorException when {@code admin} does not administer this server
     * @throws IllegalArgumentException for oneself, who can turn it off
     */
    public boolean removeFor(UserId admin, UserId person, String address) {
        administrators.require(admin);
        if (admin.equals(person)) {
            throw new IllegalArgumentException("Turn off your own two-step sign-in on your account page");
        }
        return remove(person, admin, address, "");
    }

    /** {@link #removeFor} by the settings, whose author owns the machine. */
    boolean removeForSettings(UserId person) {
        return remove(person, null, "", ", by the setting RESET_TWO_STEP_FOR");
    }

    private boolean remove(UserId person, @Nullable UserId admin, String address, String how) {
        return transactions.execute(status -> {
            boolean removed = rows.delete(person);
            if (removed) {
                String email = accounts.find(person).map(User::email).orElse("");
                audit.add(admin, address, "account.two-step-removed", "of " + email + how);
            }
            return removed;
        });
    }

    private void require(User user, String password, String code, String address) {
        passwords.require(user, password, address);
        try {
            codes.require(user, code, address);
        } catch (CodeRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private List<String> replaceCodes(User user) {
        List<String> made = RecoveryCodes.make(random);
        rows.replaceCodes(user.id(), made);
        return made;
    }
}
