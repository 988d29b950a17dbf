package dev.sentrylogger.account;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second of two steps: from a right password and a right code to somebody who is signed in. Thread-safe. */
@Component
public final class CodeSignIn {
    private final Accounts accounts;
    private final CodeCheck codes;
    private final Clock clock;

    CodeSignIn(Accounts accounts, CodeCheck codes, Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.clock = clock;
    }

    /** Whose code this session waits for; empty when the password comes first. */
    public Optional<User> awaited(WrappedSession session) {
        return HalfWay.in(session).flatMap(this::still);
    }

    /**
     * Whoever typed this code, which is then used up.
     *
     * @throws HalfWayOver when the password comes first
     * @throws CodeRefused when the code is wrong, or cannot be checked
     * @throws SignInThrottled after too many wrong ones
     */
    User complete(@Nullable HttpSession session, String code, String address) {
        User user = HalfWay.in(session).flatMap(this::still).orElseThrow(HalfWayOver::new);
        codes.require(user, code, address);
        return user;
    }

    private Optional<User> still(HalfWay half) {
        if (!clock.instant().isBefore(half.until())) {
            return Optional.empty();
        }
        return accounts.findLocal(half.account().user().email())
                .filter(half.account()::equals)
                .filter(account -> accounts.isEnabled(account.user().id()))
                .map(Accounts.LocalAccount::user);
    }
}
