package dev.sentrylogger.account;

import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who came with a password or a personal token. */
record SignedIn(User user) implements AccountPrincipal, AuthenticatedPrincipal {
    @Override
    public String getName() {
        return user.id().toString();
    }

    static List<GrantedAuthority> authoritiesOf(User user) {
        var member = new SimpleGrantedAuthority("ROLE_USER");
        return user.admin() ? List.of(member, new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of(member);
    }
}
