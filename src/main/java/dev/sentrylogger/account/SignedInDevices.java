package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * In which browsers people are signed in. As many as there are sessions, which live in memory and end with the process.
 * Thread-safe.
 */
@Component
public class SignedInDevices implements HttpSessionListener, HttpSessionIdListener {
    private static final int LONGEST_AGENT = 200;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final ObjectProvider<Accounts> accounts;
    private final Clock clock;

    /** @param accounts looked up late: the web server collects its listeners before there is a database */
    SignedInDevices(ObjectProvider<Accounts> accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Entry(UserId user, HttpSession session, SignedInDevice device) {}

    /** By then the session has the new id that every sign-in gives it. */
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            add(event.getAuthentication(), attributes.getRequest());
        }
    }

    private void add(Authentication authentication, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(authentication.getPrincipal() instanceof AccountPrincipal principal)) {
            return;
        }
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "")
                .replaceAll("\\p{Cntrl}", " ");
        var device = new SignedInDevice(
                session.getId(),
                clock.instant(),
                Addresses.of(request.getRemoteAddr()),
                agent.substring(0, Math.min(LONGEST_AGENT, agent.length())));
        UserId user = principal.user().id();
        entries.put(session.getId(), new Entry(user, session, device));
        // Whoever turns the account off meanwhile finds this session, or is found here.
        if (!accounts.getObject().isEnabled(user)) {
            end(user, any -> true);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        entries.remove(event.getSession().getId());
    }

    /** Signing in again in the same browser, or linking a provider there, gives the session another id. */
    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        Entry before = entries.remove(oldId);
        if (before != null) {
            String id = event.getSession().getId();
            entries.put(
                    id,
                    new Entry(before.user(), before.session(), before.device().renamed(id)));
        }
    }

    /** Where the user is signed in, latest first. */
    public List<SignedInDevice> of(UserId user) {
        return entries.values().stream()
                .filter(entry -> entry.user().equals(user))
                .map(Entry::device)
                .sorted(Comparator.comparing(SignedInDevice::signedInAt).reversed())
                .toList();
    }

    /** When one of the user's browsers was last heard of; empty when they are signed in nowhere. */
    Optional<Instant> lastHeard(UserId user) {
        return entries.values().stream()
                .filter(entry -> entry.user().equals(user))
                .flatMap(entry -> lastAccess(entry.session()).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> lastAccess(HttpSession session) {
        try {
            return Optional.of(Instant.ofEpochMilli(session.getLastAccessedTime()));
        } catch (IllegalStateException e) {
            return Optional.empty(); // It ended meanwhile.
        }
    }

    /** Ends the user's sessions that {@code which} picks; their open pages too. @return how many */
    int end(UserId user, Predicate<SignedInDevice> which) {
        int ended = 0;
        for (Entry entry : entries.values()) {
            if (entry.user().equals(user) && which.test(entry.device())) {
                entries.remove(entry.device().sessionId());
                ended += invalidate(entry.session()) ? 1 : 0;
            }
        }
        return ended;
    }

    private static boolean invalidate(HttpSession session) {
        try {
            session.invalidate();
            return true;
        } catch (IllegalStateException e) {
            return false; // It ended meanwhile.
        }
    }
}
