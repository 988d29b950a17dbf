package dev.sentrylogger.health;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Weeks of steady talk, counted as if they had come by the door. */
@Component
public final class SomeHistory {
    private final HealthTable table;
    private final HealthCounts counts;

    SomeHistory(HealthTable table, HealthCounts counts) {
        this.table = table;
        this.counts = counts;
    }

    /** For four weeks, until so many minutes ago, an event a minute and an error every half hour. */
    public void steady(AppId app, String service, int minutesAgo) {
        Instant now = Instant.now();
        Instant end = now.minus(Duration.ofMinutes(minutesAgo)).truncatedTo(ChronoUnit.MINUTES);
        Instant start = now.minus(Duration.ofDays(28)).truncatedTo(ChronoUnit.HOURS);
        Instant minutes = end.minus(Duration.ofDays(3));
        for (Instant hour = start; hour.isBefore(minutes); hour = hour.plus(1, ChronoUnit.HOURS)) {
            var counted = new Counted();
            counted.add(sixty(service, hour), now);
            table.add(app, counted);
        }
        var counted = new Counted();
        for (Instant minute = minutes.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
                !minute.isAfter(end);
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            counted.add(List.of(event(service, minute, level(minute))), minute);
        }
        table.add(app, counted);
    }

    /** Now, by the way every event is counted. */
    public void now(AppId app, @Nullable String service, Level level, int events) {
        List<LogEvent> came = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            came.add(event(service, Instant.now(), level));
        }
        counts.add(app, came, came);
        counts.write();
    }

    private List<LogEvent> sixty(String service, Instant hour) {
        List<LogEvent> events = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            Instant at = hour.plus(minute, ChronoUnit.MINUTES);
            events.add(event(service, at, level(at)));
        }
        return events;
    }

    private static Level level(Instant minute) {
        return minute.getEpochSecond() / 60 % 30 == 0 ? Level.ERROR : Level.INFO;
    }

    private LogEvent event(@Nullable String service, Instant at, Level level) {
        return new LogEvent(
                EventIds.at(at),
                at,
                at,
                level.severity(),
                "card declined",
                null,
                null,
                service,
                null,
                "1.4",
                "web-1",
                null,
                null,
                Attributes.NONE,
                null,
                "test");
    }
}
