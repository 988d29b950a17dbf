package dev.sentrylogger.device;

import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.device.DeviceRequests.Asked;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a request: asked, then approved or denied by a signed-in person who has the code, then collected once. No
 * key exists before it is collected, so nothing secret lies in the table. Thread-safe.
 */
@Component
public class DeviceSignIn {
    static final Duration SHORTEST = Duration.ofMinutes(2);
    static final Duration LONGEST = Duration.ofMinutes(10);
    static final int PENDING_PER_ADDRESS = 20;
    static final int PENDING = 10_000;
    static final int POLL_SECONDS = 3;

    private static final int SLOWER_BY_SECONDS = 5;
    private static final int SLOWEST_POLL_SECONDS = 60;
    private static final Duration EARLY = Duration.ofMillis(500);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int TRIES = 5;

    private final DeviceRequests requests;
    private final CodeGuesses guesses;
    private final Apps apps;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DeviceSignIn(
            DeviceRequests requests,
            CodeGuesses guesses,
            Apps apps,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.guesses = guesses;
        this.apps = apps;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the command line gets: its secret, and the request whose code it shows. */
    record Started(DeviceCode code, DeviceRequest request) {}

    /**
     * Notes a request.
     *
     * @param validity brought within {@link #SHORTEST} and {@link #LONGEST}
     * @throws TooManyException when too many wait, of this address or of all
     */
    Started start(AppDetails details, boolean wantsRead, DeviceOrigin origin, Duration validity) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requests.purge(now.minus(REMEMBERED));
        var waiting = requests.countPending(origin.address(), now);
        if (waiting.ofAddress() >= PENDING_PER_ADDRESS || waiting.all() >= PENDING) {
            throw new TooManyException(
                    "Too many command lines wait to be approved. Approve or deny one, or wait until it expires.",
                    SHORTEST);
        }
        Instant expiresAt = now.plus(within(validity));
        for (int tries = 1; ; tries++) {
            var code = DeviceCode.random(random);
            var request = new DeviceRequest(
                    UUID.randomUUID(), UserCode.random(random), details, wantsRead, origin, now, expiresAt);
            try {
                requests.insert(request, code.digest(), POLL_SECONDS);
                return new Started(code, request);
            } catch (DuplicateKeyException e) {
                // One code in 25 billion is somebody else's.
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * The request that waits with that code.
     *
     * @param typed as a person typed it
     * @return empty when there is none; that counts as a wrong try
     * @throws TooManyException after too many of them
     */
    public Optional<DeviceRequest> find(String typed, UserId user, String address) {
        guesses.admit(user, address);
        Optional<DeviceRequest> found = UserCode.parse(typed).flatMap(code -> requests.pending(code, clock.instant()));
        if (found.isEmpty()) {
            guesses.wrong(user, address);
            audit.add(user, address, "device.wrong-code", "");
        }
        return found;
    }

    /**
     * Approves or denies.
     *
     * @return whether the request was still waiting, and the app is one that {@code user} owns
     */
    public boolean decide(DeviceRequest request, Decision decision, UserId user, String address) {
        if (decision instanceof Decision.Approve(var app, var mayRead)
                && app != null
                && apps.ownedBy(user).stream().noneMatch(owned -> owned.id().equals(app))) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean decided = requests.decide(request.id(), user, decision, clock.instant());
            if (decided) {
                String action = decision instanceof Decision.Deny ? "device.denied" : "device.approved";
                audit.add(user, address, action, told(request));
            }
            return decided;
        }));
    }

    /** Tells a command line how its request stands; the first time after the approval it makes the key. */
    PollAnswer poll(DeviceCode code) {
        return Objects.requireNonNull(transaction.execute(
                status -> requests.lock(code.digest()).map(this::answer).orElse(PollAnswer.Ended.UNKNOWN)));
    }

    private PollAnswer answer(Asked asked) {
        Instant now = clock.instant();
        if (asked.state().equals("denied")) {
            return PollAnswer.Ended.DENIED;
        }
        if (asked.state().equals("consumed") || !now.isBefore(asked.expiresAt())) {
            return PollAnswer.Ended.EXPIRED;
        }
        return asked.state().equals("approved") ? handOut(asked) : wait(asked, now);
    }

    private PollAnswer wait(Asked asked, Instant now) {
        Instant last = asked.lastPolledAt();
        boolean early = last != null
                && now.isBefore(last.plusSeconds(asked.pollSeconds()).minus(EARLY));
        int seconds =
                early ? Math.min(SLOWEST_POLL_SECONDS, asked.pollSeconds() + SLOWER_BY_SECONDS) : asked.pollSeconds();
        requests.polled(asked.id(), now, seconds);
        return early ? new PollAnswer.SlowDown(seconds) : new PollAnswer.Pending(seconds);
    }

    private PollAnswer handOut(Asked asked) {
        UserId owner = Objects.requireNonNull(asked.decidedBy());
        Optional<Registration> made = registration(asked, owner);
        requests.consumed(asked.id());
        audit.add(
                owner,
                asked.address(),
                made.isPresent() ? "device.key-created" : "device.refused",
                "for app '" + asked.appName() + "'");
        return made.<PollAnswer>map(PollAnswer.Approved::new).orElse(PollAnswer.Ended.DENIED);
    }

    /** Empty when the app is not the owner's any more. */
    private Optional<Registration> registration(Asked asked, UserId owner) {
        Set<KeyScope> scopes = asked.mayRead() ? Set.of(KeyScope.INGEST, KeyScope.READ) : Set.of(KeyScope.INGEST);
        var caller = new Caller(owner, asked.address());
        return asked.app() == null
                ? Optional.of(apps.register(caller, asked.details(), scopes))
                : apps.addKey(caller, asked.app(), "Command line at " + asked.address(), scopes);
    }

    private static String told(DeviceRequest request) {
        return "'%s', asked from %s by %s"
                .formatted(
                        request.details().name(),
                        request.origin().address(),
                        request.origin().client());
    }

    private static Duration within(Duration validity) {
        if (validity.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return validity.compareTo(LONGEST) > 0 ? LONGEST : validity;
    }
}
