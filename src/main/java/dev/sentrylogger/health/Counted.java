package dev.sentrylogger.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one app since it was written last. Events count for the minute they arrive in, whatever their
 * clocks say; those that happened {@link #LATE} before they arrive say nothing of now and count for the hour they happened
 * in. Not thread-safe.
 */
final class Counted {
    static final Duration LATE = Duration.ofHours(1);
    /** Events older than this when they arrive are before all that is looked at. */
    static final Duration KEPT = Duration.ofDays(35);
    /** Services an app may have; further ones are counted together. */
    static final int MOST_SERVICES = 50;
    /** Hosts, and releases, of an hour; further ones are counted together. */
    static final int MOST_PLACES = 100;

    /** Stands for events that name no service. */
    static final String NONE = "";
    /** Stands for those beyond a bound. */
    static final String OTHERS = "*";

    /** Characters of a name; what names have in common up to there is counted together. */
    private static final int LONGEST_NAME = 200;

    private static final int LEVELS = Level.values().length;
    private static final int ERROR = Level.ERROR.severity();

    private final Map<Cell, long[]> cells = new HashMap<>();
    private final Map<Place, long[]> places = new HashMap<>();
    /** How many places each hour has, under an empty name. */
    private final Map<Place, Integer> named = new HashMap<>();

    private final Map<String, Heard> heard = new HashMap<>();

    /** @param start of a minute, or of an hour when {@code late} */
    record Cell(String service, Instant start, boolean late) {}

    enum Kind {
        HOST,
        RELEASE
    }

    record Place(Kind kind, String name, Instant hour) {}

    /** When a service was heard. */
    static final class Heard {
        Instant first;
        Instant last;

        @Nullable Instant lastError;

        @Nullable EventId lastErrorId;

        Heard(Instant at) {
            first = at;
            last = at;
        }

        void at(Instant when) {
            first = when.isBefore(first) ? when : first;
            last = when.isAfter(last) ? when : last;
        }
    }

    /** By cell, one number a level. */
    Map<Cell, long[]> cells() {
        return cells;
    }

    /** By place: events, and errors among them. */
    Map<Place, long[]> places() {
        return places;
    }

    Map<String, Heard> heard() {
        return heard;
    }

    void add(List<LogEvent> events, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant late = now.minus(LATE);
        // Neighbours mostly have the same names, so most events cost three comparisons and a few additions.
        @Nullable String service = null;
        @Nullable String host = null;
        @Nullable String release = null;
        long[] levels = {};
        long[] ofHost = {};
        long[] ofRelease = {};
        for (LogEvent event : events) {
            if (event.occurredAt().isBefore(late)) {
                addLate(event, now);
                continue;
            }
            if (service == null || !service.equals(nameOf(event))) {
                service = nameOf(event);
                levels = levels(service, minute, false, now);
            }
            levels[event.level().ordinal()]++;
            int error = event.severity() >= ERROR ? 1 : 0;
            if (event.host() != null) {
                if (!event.host().equals(host)) {
                    host = event.host();
                    ofHost = place(Kind.HOST, host, hour);
                }
                ofHost[0]++;
                ofHost[1] += error;
            }
            if (event.release() != null) {
                if (!event.release().equals(release)) {
                    release = event.release();
                    ofRelease = place(Kind.RELEASE, release, hour);
                }
                ofRelease[0]++;
                ofRelease[1] += error;
            }
        }
    }

    /** Notes each service's newest error. */
    void remember(List<LogEvent> kept, Instant now) {
        for (LogEvent event : kept) {
            if (event.severity() >= ERROR) {
                Heard service = heard.get(room(nameOf(event)));
                Instant at = event.occurredAt().isAfter(now) ? now : event.occurredAt();
                if (service != null && (service.lastError == null || !at.isBefore(service.lastError))) {
                    service.lastError = at;
                    service.lastErrorId = event.id();
                }
            }
        }
    }

    private void addLate(LogEvent event, Instant now) {
        if (event.occurredAt().isBefore(now.minus(KEPT))) {
            return;
        }
        Instant hour = event.occurredAt().truncatedTo(ChronoUnit.HOURS);
        levels(nameOf(event), hour, true, event.occurredAt())[event.level().ordinal()]++;
        if (event.host() != null) {
            count(place(Kind.HOST, event.host(), hour), event);
        }
        if (event.release() != null) {
            count(place(Kind.RELEASE, event.release(), hour), event);
        }
    }

    private static void count(long[] place, LogEvent event) {
        place[0]++;
        place[1] += event.severity() >= ERROR ? 1 : 0;
    }

    private long[] levels(String name, Instant start, boolean late, Instant at) {
        String service = room(name);
        heard.computeIfAbsent(service, unheard -> new Heard(at)).at(at);
        return cells.computeIfAbsent(new Cell(service, start, late), unseen -> new long[LEVELS]);
    }

    private String room(String name) {
        String service = clean(name);
        return heard.containsKey(service) || heard.size() < MOST_SERVICES ? service : OTHERS;
    }

    private long[] place(Kind kind, String name, Instant hour) {
        var place = new Place(kind, clean(name), hour);
        long[] known = places.get(place);
        if (known != null) {
            return known;
        }
        var ofHour = new Place(kind, "", hour);
        boolean room = named.getOrDefault(ofHour, 0) < MOST_PLACES;
        if (room) {
            named.merge(ofHour, 1, Integer::sum);
        }
        return places.computeIfAbsent(room ? place : new Place(kind, OTHERS, hour), unseen -> new long[2]);
    }

    /** As the database can hold and index it: not too long, and text without zeros and halves of characters. */
    private static String clean(String name) {
        String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return new String(cut.getBytes(UTF_8), UTF_8).replace('\0', '?');
    }

    private static String nameOf(LogEvent event) {
        return event.service() == null ? NONE : event.service();
    }
}
