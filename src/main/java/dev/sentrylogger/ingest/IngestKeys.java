package dev.sentrylogger.ingest;

import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.app.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Which keys may send events. Thread-safe. */
@Component
final class IngestKeys {
    private static final Logger log = LoggerFactory.getLogger(IngestKeys.class);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(5);

    private final ApiKeys keys;
    private final Limits limits;

    IngestKeys(ApiKeys keys, Limits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /** @throws Refusal 401, 403, 429 or 503 */
    KeyVerdict.Accepted accept(HttpServletRequest request, String key) {
        Attempted attempted = Attempted.of(request);
        attempted.withKey(key);
        return switch (verdict(key, request.getRemoteAddr())) {
            case KeyVerdict.Accepted accepted -> {
                attempted.meantFor(accepted.app());
                yield withinLimits(permitted(accepted));
            }
            case KeyVerdict.Refused refused -> {
                attempted.meantFor(refused.app());
                throw Refusal.unauthorized(refused.reason());
            }
            case KeyVerdict.Busy busy ->
                throw Refusal.busy(
                        "Too many unknown or wrong API keys are being tried; wait and retry.", busy.retryAfter());
        };
    }

    /**
     * For what is sent on an open connection.
     *
     * @throws Refusal 401 when the key has been taken out of force since it was accepted, 429 when its app is over a limit
     */
    void recheck(KeyVerdict.Accepted key) {
        if (!keys.isInForce(key)) {
            throw Refusal.unauthorized("This API key was taken out of force meanwhile; use another key of the app.");
        }
        withinLimits(key);
    }

    private KeyVerdict.Accepted withinLimits(KeyVerdict.Accepted key) {
        try {
            limits.exceeded(key).ifPresent(exceeded -> {
                throw Refusal.busy(exceeded.reason(), exceeded.retryAfter());
            });
            return key;
        } catch (DataAccessException e) {
            log.warn("An app's limits could not be read, its request is answered with 503: {}", e.getMessage());
            throw Refusal.unavailable("The app's limits cannot be read now; retry.", DATABASE_AWAY);
        }
    }

    private static KeyVerdict.Accepted permitted(KeyVerdict.Accepted key) {
        if (!key.may(KeyScope.INGEST)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "This API key may read events but not send any; use one that may.");
        }
        return key;
    }

    private KeyVerdict verdict(String key, String remoteAddress) {
        try {
            return keys.verify(key, remoteAddress);
        } catch (DataAccessException e) {
            log.warn("An API key could not be looked up, its request is answered with 503: {}", e.getMessage());
            throw Refusal.unavailable("The key cannot be looked up now; retry.", DATABASE_AWAY);
        }
    }
}
