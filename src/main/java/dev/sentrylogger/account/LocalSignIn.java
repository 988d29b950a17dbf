package dev.sentrylogger.account;

import dev.sentrylogger.account.Accounts.LocalAccount;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks e-mail and password. Unknown account and wrong password are the same answer after the same work. */
@Component
final class LocalSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;

    LocalSignIn(Accounts accounts, PasswordHashing hashing, SignInThrottle throttle) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.throttle = throttle;
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
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user), null, SignedIn.authoritiesOf(user));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
