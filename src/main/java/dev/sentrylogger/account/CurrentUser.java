package dev.sentrylogger.account;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who makes the present request, by session or by personal token. */
@Component
public class CurrentUser {
    /** The signed-in user; empty for a visitor. */
    public Optional<User> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof AccountPrincipal principal) {
            return Optional.of(principal.user());
        }
        return Optional.empty();
    }

    /** @throws IllegalStateException for a visitor, whom a security rule should have stopped */
    public User require() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
