package dev.sentrylogger.account;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody typed the right password and still owes the code. It lies in a session in which nobody is signed in, as an
 * attribute that only the second step reads.
 *
 * @param account as it was then: a new password, or a second step turned off, makes this void
 * @param until when the password has to be typed again
 */
record HalfWay(Accounts.LocalAccount account, Instant until) {
    private static final String ATTRIBUTE = HalfWay.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(10);

    static HalfWay from(Accounts.LocalAccount account, Instant now) {
        return new HalfWay(account, now.plus(LIFE));
    }

    static Optional<HalfWay> in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof HalfWay half
                ? Optional.of(half)
                : Optional.empty();
    }

    static Optional<HalfWay> in(WrappedSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof HalfWay half ? Optional.of(half) : Optional.empty();
    }

    /** Leaves it in a session in which nobody is signed in, and whose id nobody knew before. */
    void begin(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            session = request.getSession();
        } else if (session.getAttribute(SPRING_SECURITY_CONTEXT_KEY) == null) {
            // Kept, with the page that the person came for: the sign-in page is still open, and asks for another one
            // when its own is gone.
            request.changeSessionId();
        } else {
            session.invalidate();
            session = request.getSession();
        }
        session.setAttribute(ATTRIBUTE, this);
    }

    static void end(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }
}
