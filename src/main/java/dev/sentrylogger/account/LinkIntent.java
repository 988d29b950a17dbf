package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * That a signed-in person pressed "link" in their own session. Without it a provider's answer only ever signs in, so a
 * foreign page that starts the flow cannot attach anything to an account.
 */
@Component
final class LinkIntent {
    static final String ATTRIBUTE = LinkIntent.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final CurrentUser currentUser;
    private final Clock clock;

    LinkIntent(CurrentUser currentUser, Clock clock) {
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Until when an intent declared now holds; what {@link #ATTRIBUTE} is set to. */
    Instant end() {
        return clock.instant().plus(LIFE);
    }

    /** Who wants the identity of this answer linked; takes the intent, so that it serves once. */
    Optional<User> take() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Optional.empty();
        }
        HttpServletRequest request = attributes.getRequest();
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Instant end)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return clock.instant().isBefore(end) ? currentUser.find() : Optional.empty();
    }
}
