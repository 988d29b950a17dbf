package dev.sentrylogger.explore.api;

import dev.sentrylogger.store.StoredPosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client of the event stream stands; the {@code id} of each of its events. The store knows positions only
 * between deliveries, so a place within one is told as the position before it and how many matching events have passed
 * since: {@code 1200+3}. That is exact because the order in which events were stored never changes.
 */
record TailPosition(StoredPosition from, long passed) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(?:\\+(\\d{1,18}))?");

    static Optional<TailPosition> of(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long passed = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
        return Optional.of(new TailPosition(new StoredPosition(Long.parseLong(matcher.group(1))), passed));
    }

    @Override
    public String toString() {
        return passed == 0 ? String.valueOf(from.sequence()) : from.sequence() + "+" + passed;
    }
}
