package dev.sentrylogger.account;

import dev.sentrylogger.account.Accounts.LocalAccount;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks e-mail and password. Unknown account and wrong password are the same answer after the same work. For whom a code
 * is needed too, the right password is a failure that leads on ({@link CodeNeeded}), so nothing that asks here can sign
 * them in by the password alone.
 */
@Component
final class LocalSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final Clock clock;
    private final Denials denials;

    LocalSignIn(Accounts accounts, PasswordHashing hashing, SignInThrottle throttle, Clock clock, Denials denials) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.throttle = throttle;
        this.clock = clock;
        this.denials = denials;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName().strip();
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (email.length() > Person.LONGEST_EMAIL || email.indexOf('\0') >= 0 || !PasswordRules.fits(password)) {
            throw new UnusableCredentials();
        }
        throttle.admit(email, address);
        Optional<LocalAccount> account = accounts.findLocal(email);
        if (!hashing.matches(password, account.map(LocalAccount::passwordHash).orElse(null))) {
            throw new BadCredentialsException("E-mail or password is wrong");
        }
        User user = account.orElseThrow().user();
        throttle.succeeded(email, address);
        // Only told to who knows the password, so it tells no guesser that the account exists.
        if (!accounts.isEnabled(user.id())) {
            denials.note(user.id(), null, "the account is turned off");
            throw new TurnedOff();
        }
        if (account.get().twoStep()) {
            throw new CodeNeeded(HalfWay.from(account.get(), clock.instant()));
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user), null, SignedIn.authoritiesOf(user));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
