package dev.sentrylogger.app;

import dev.sentrylogger.account.Addresses;
import dev.sentrylogger.app.Deliveries.Delivery;
import dev.sentrylogger.app.Diagnosis.State;
import dev.sentrylogger.app.Diagnosis.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells why no logs arrive. Looks at what came last, taken or not; a request with a key of no app counts when it came from
 * where the person sits who asks.
 */
@Component
public final class ConnectionDoctor {
    /** A rejected request older than that is no longer what is going on. */
    private static final Duration RECENT = Duration.ofHours(1);

    private final Rejections rejections;
    private final Deliveries deliveries;
    private final Clock clock;

    ConnectionDoctor(Rejections rejections, Deliveries deliveries, Clock clock) {
        this.rejections = rejections;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * @param asker address from which the person asks
     * @param server where programs reach this server
     */
    public Diagnosis diagnose(AppId app, String asker, String server) {
        Instant now = clock.instant();
        Optional<Delivery> taken = deliveries.latest(app);
        Optional<RejectionRow> refused = rejections(app, asker).stream()
                .filter(row -> row.lastAt().isAfter(now.minus(RECENT)))
                .max(Comparator.comparing(RejectionRow::lastAt));
        boolean failing = refused.isPresent()
                && (taken.isEmpty()
                        || refused.get().lastAt().isAfter(taken.get().at()));
        return failing ? stopped(refused.get(), taken) : flowing(taken, server);
    }

    /** What did not arrive, latest first, with the requests of no app that came from {@code asker}. */
    public List<RejectionRow> rejections(AppId app, String asker) {
        return Stream.concat(rejections.of(app).stream(), rejections.withoutAppFrom(Addresses.of(asker)).stream())
                .sorted(Comparator.comparing(RejectionRow::lastAt).reversed())
                .toList();
    }

    private static Diagnosis flowing(Optional<Delivery> taken, String server) {
        return new Diagnosis(taken.map(delivery -> List.of(
                        done("Address reached", who(delivery.client())),
                        done("Key known", "It belongs to this app."),
                        done("Payload read", counted(delivery.events())),
                        clock(delivery.lag()),
                        done("Stored", "On disk before it was acknowledged.")))
                .orElseGet(() -> List.of(
                        new Step(
                                State.WAITING,
                                "Address reached",
                                "No request for this app yet. A program that says it sends, sends to another address:"
                                        + " the right one is " + server + "."),
                        waiting("Key known"),
                        waiting("Payload read"),
                        waiting("Clock right"),
                        waiting("Stored"))));
    }

    private static Diagnosis stopped(RejectionRow row, Optional<Delivery> taken) {
        Rejection refused = row.rejection();
        Step reached = done(
                "Address reached",
                who(new KeyClient("", refused.client(), refused.address())) + " at " + refused.door());
        Step clock = taken.map(delivery -> clock(delivery.lag())).orElseGet(() -> waiting("Clock right"));
        String reason = refused.key().isEmpty() || refused.reason().contains(refused.key())
                ? refused.reason()
                : "Key " + refused.key() + "…: " + refused.reason();
        return new Diagnosis(
                switch (kind(refused)) {
                    case KEY ->
                        List.of(
                                reached,
                                new Step(State.FAILED, "Key known", reason),
                                waiting("Payload read"),
                                clock,
                                waiting("Stored"));
                    case PAYLOAD ->
                        List.of(
                                reached,
                                refused.app() == null
                                        ? waiting("Key known")
                                        : done("Key known", "It belongs to this app."),
                                new Step(State.FAILED, "Payload read", refused.reason()),
                                clock,
                                waiting("Stored"));
                    case PART ->
                        List.of(
                                reached,
                                done("Key known", "It belongs to this app."),
                                new Step(State.WARNING, "Payload read", refused.reason()),
                                clock,
                                taken.isPresent() ? done("Stored", "All that could be read.") : waiting("Stored"));
                    case STORE ->
                        List.of(
                                reached,
                                done("Key known", "It belongs to this app."),
                                done("Payload read", "It could be read."),
                                clock,
                                new Step(State.FAILED, "Stored", refused.reason()));
                });
    }

    private enum Kind {
        KEY,
        PAYLOAD,
        PART,
        STORE
    }

    private static Kind kind(Rejection refused) {
        return switch (refused.status()) {
            case 401, 403 -> Kind.KEY;
            case 200 -> Kind.PART;
            case 409, 500, 503 -> Kind.STORE;
            case 429 -> refused.app() == null ? Kind.KEY : Kind.STORE;
            default -> Kind.PAYLOAD;
        };
    }

    private static Step clock(@Nullable Duration lag) {
        if (lag == null) {
            return new Step(
                    State.WARNING,
                    "Clock right",
                    "The times of the logs cannot be right, so each has the time at which it came; what it was sent with"
                            + " is in its field ingest.original_timestamp.");
        }
        Duration off = lag.abs();
        if (off.compareTo(Duration.ofMinutes(2)) < 0) {
            return done("Clock right", "The newest log was stamped " + seconds(lag) + ".");
        }
        String detail = lag.isNegative()
                ? "The newest log is stamped " + span(off) + " after it came: the clock of the machine that sent it is"
                        + " ahead. Set it (NTP), or send times with their offset, such as 2026-02-20T10:00:00+01:00."
                : "The newest log is stamped " + span(off) + " before it came. If it is an old file or was sent late,"
                        + " all is well. Otherwise the clock of the machine is behind, or its times lack their offset:"
                        + " times without one count as UTC.";
        return new Step(State.WARNING, "Clock right", detail);
    }

    private static String seconds(Duration lag) {
        String size = "%.1f s".formatted(Math.abs(lag.toMillis()) / 1000.0);
        return lag.isNegative() ? size + " after it came" : size + " before it came";
    }

    private static String span(Duration span) {
        return span.toHours() < 48
                ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
                : span.toDays() + " days";
    }

    private static String counted(int events) {
        return events == 1 ? "1 log in the last request." : events + " logs in the last request.";
    }

    private static String who(KeyClient client) {
        String program = client.client().isEmpty() ? "A program that does not name itself" : client.client();
        return program + " at " + client.address() + (client.host().isEmpty() ? "" : " (" + client.host() + ")");
    }

    private static Step done(String title, String detail) {
        return new Step(State.DONE, title, detail);
    }

    private static Step waiting(String title) {
        return new Step(State.WAITING, title, "");
    }
}
