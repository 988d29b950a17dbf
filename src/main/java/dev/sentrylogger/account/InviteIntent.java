package dev.sentrylogger.account;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * That somebody pressed "continue with …" on the page of an invitation, remembered in their own session. It serves the
 * next answer of a provider, within {@link #LIFE}, and no other; opening the sign-in page ends it.
 */
@Component
public final class InviteIntent {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String ATTRIBUTE = InviteIntent.class.getName();

    private final Clock clock;

    InviteIntent(Clock clock) {
        this.clock = clock;
    }

    /** @param token of the invitation's link; whether it holds is asked when it is used */
    public void begin(WrappedSession session, String token) {
        session.setAttribute(ATTRIBUTE, new Intent(token, clock.instant().plus(LIFE)));
    }

    /** The person went another way. */
    public void end(WrappedSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** With which link the person of this answer comes; takes the intent, so that it serves once. */
    Optional<Invited> take() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Optional.empty();
        }
        HttpServletRequest request = attributes.getRequest();
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Intent intent)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return clock.instant().isBefore(intent.end())
                ? Optional.of(new Invited(intent.token(), request))
                : Optional.empty();
    }

    private record Intent(String token, Instant end) implements Serializable {}

    /** Somebody who comes with a link, in the request that brings the provider's answer. */
    record Invited(String token, HttpServletRequest request) {
        String address() {
            return request.getRemoteAddr();
        }

        @Override
        public String toString() {
            return "Invited[]";
        }
    }
}
