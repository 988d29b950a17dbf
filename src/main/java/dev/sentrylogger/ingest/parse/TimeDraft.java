package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventLimits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When the event being read says it happened. For one event. */
final class TimeDraft {
    private @Nullable String name;
    private Object original = "";
    private boolean weak;
    private long micros;

    /** Whether a value under {@code candidate} is the event's time rather than an attribute. */
    boolean wants(FieldName candidate) {
        return name == null || weak && !candidate.weak();
    }

    /** @param read what {@code value} says, in microseconds since 1970 */
    void put(String path, FieldName field, Object value, long read) {
        name = path;
        weak = field.weak();
        original = value;
        micros = read;
    }

    /** Takes a time that was read from a line of text. */
    void line(String text, long read) {
        name = "";
        original = text;
        micros = read;
    }

    /** Moves what a weak name gave to the attributes, because a better one follows. */
    void giveUp(AttributeDraft attributes) {
        if (name != null) {
            attributes.put(name, original);
        }
    }

    /** The event's time; the time of receipt, flagged, when it lies where no honest clock can be. */
    Instant finish(Instant receivedAt, AttributeDraft attributes) {
        if (name == null) {
            return receivedAt;
        }
        if (micros != TimestampText.FAR) {
            var time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            if (!time.isBefore(EventLimits.EARLIEST) && !time.isAfter(receivedAt.plus(EventLimits.FUTURE))) {
                return time;
            }
        }
        attributes.flag("original_timestamp", original);
        return receivedAt;
    }
}
