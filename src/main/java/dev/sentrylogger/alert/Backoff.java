package dev.sentrylogger.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery that failed is tried again: after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, ten tries in all.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks, Deliverability and reliability</a>
 */
final class Backoff {
    private static final Duration LONGEST_WISH = Duration.ofHours(24);
    private static final double JITTER = 0.1;
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private Backoff() {}

    /**
     * How long to wait.
     *
     * @param tries how many there were
     * @param wished what the other side asked for, at most a day of which is granted
     * @param chance from 0 to 1; spreads those that failed together over a tenth of the time
     * @return empty when it is given up
     */
    static Optional<Duration> after(int tries, Duration wished, double chance) {
        if (tries > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(tries - 1);
        Duration spread = wait.plusMillis((long) (wait.toMillis() * JITTER * chance));
        Duration granted = wished.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wished;
        return Optional.of(granted.compareTo(spread) > 0 ? granted : spread);
    }
}
