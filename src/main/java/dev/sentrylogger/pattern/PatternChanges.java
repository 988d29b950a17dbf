package dev.sentrylogger.pattern;

import dev.sentrylogger.app.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What came of an app's patterns lately and before; the caller has checked who asks. Thread-safe. */
@Component
public final class PatternChanges {
    private final PatternTable patterns;

    PatternChanges(PatternTable patterns) {
        this.patterns = patterns;
    }

    /**
     * Every pattern that came in either time, the most frequent of late first.
     *
     * @param from since when it is late, the start of an hour
     * @param before how much time before that to compare with
     */
    public List<PatternChange> since(AppId app, Instant from, Duration before) {
        return patterns.changes(app, from.minus(before), from);
    }
}
