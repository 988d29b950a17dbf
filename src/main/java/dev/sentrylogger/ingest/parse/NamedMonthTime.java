package dev.sentrylogger.ingest.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Timestamps that spell the month: mail and HTTP dates (RFC 1123) and the access logs of web servers. */
final class NamedMonthTime {
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT),
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy Z", Locale.ROOT));
    private static final int LONGEST = 40;

    private NamedMonthTime() {}

    /** Microseconds since 1970, or {@link TimestampText#UNREADABLE}. */
    static long micros(String text) {
        if (text.length() > LONGEST || text.chars().noneMatch(Character::isLetter)) {
            return TimestampText.UNREADABLE;
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                var time = ZonedDateTime.parse(text, form).toInstant();
                return ChronoUnit.MICROS.between(Instant.EPOCH, time);
            } catch (DateTimeException e) {
                // not in this form
            }
        }
        return TimestampText.UNREADABLE;
    }
}
