package dev.sentrylogger.account;

import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Writes down who came, who was refused, and who went. Of refusals for one account from one address one a minute, and
 * {@value #REFUSALS_A_MINUTE} of all, so that guessing does not fill the table. Thread-safe.
 */
@Component
class SignInAudit {
    static final int REFUSALS_A_MINUTE = 60;

    private static final int LONGEST_ACCOUNT = 100;

    private final OncePerMinute refused = new OncePerMinute(REFUSALS_A_MINUTE);
    private final AuditLog audit;

    SignInAudit(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        note(event.getAuthentication(), "account.signed-in");
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        note(event.getAuthentication(), "account.signed-out");
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        Authentication attempt = event.getAuthentication();
        String account = Objects.requireNonNullElse(attempt.getName(), "").replaceAll("\\p{Cntrl}", " ");
        String shown = account.substring(0, Math.min(LONGEST_ACCOUNT, account.length()));
        String address = address(attempt);
        if (refused.admits(shown + "@" + address)) {
            audit.add(null, address, "account.sign-in-refused", shown);
        }
    }

    private void note(Authentication authentication, String action) {
        if (authentication.getPrincipal() instanceof AccountPrincipal principal) {
            audit.add(principal.user().id(), address(authentication), action, "");
        }
    }

    private static String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }
}
