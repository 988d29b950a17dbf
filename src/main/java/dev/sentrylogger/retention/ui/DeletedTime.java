package dev.sentrylogger.retention.ui;

import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Deletion;
import java.time.Duration;
import java.time.Instant;

/** The times of which logs are usually deleted. */
enum DeletedTime {
    ANY("Any time", Duration.ZERO, false),
    LAST_HOUR("The last hour", Duration.ofHours(1), false),
    LAST_DAY("The last 24 hours", Duration.ofDays(1), false),
    LAST_WEEK("The last 7 days", Duration.ofDays(7), false),
    BEFORE_DAY("Older than 24 hours", Duration.ofDays(1), true),
    BEFORE_WEEK("Older than 7 days", Duration.ofDays(7), true),
    BEFORE_MONTH("Older than 30 days", Duration.ofDays(30), true);

    private final String label;
    private final Duration length;
    private final boolean before;

    DeletedTime(String label, Duration length, boolean before) {
        this.label = label;
        this.length = length;
        this.before = before;
    }

    String label() {
        return label;
    }

    /** What is meant now. A log of the last hour may say that it happens a little later than now. */
    TimeRange at(Instant now) {
        if (this == ANY) {
            return TimeRange.ALL;
        }
        Instant border = now.minus(length);
        return before ? new TimeRange(TimeRange.ALL.from(), border) : new TimeRange(border, TimeRange.ALL.to());
    }

    /** The time as the address of the logs page says it. */
    String address(Deletion deletion) {
        return this == ANY
                ? "range=all"
                : "from=" + deletion.range().from() + "&to=" + deletion.range().to();
    }
}
