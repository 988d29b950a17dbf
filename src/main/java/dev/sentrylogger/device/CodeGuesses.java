package dev.sentrylogger.device;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.FailedAttempts;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Keeps people from trying codes: five wrong ones per user and twenty per address in ten minutes, a hundred a minute of
 * all together. With 34 bits a code and some hundred pending that leaves a chance of one in millions a day (RFC 8628
 * §5.1).
 */
@Component
final class CodeGuesses {
    static final int PER_USER = 5;
    private static final int PER_ADDRESS = 20;
    private static final int OF_ALL = 100;
    private static final String ALL = "all";

    private final FailedAttempts lately;
    private final FailedAttempts thisMinute;

    CodeGuesses(Clock clock) {
        lately = new FailedAttempts(clock, Duration.ofMinutes(10));
        thisMinute = new FailedAttempts(clock, Duration.ofMinutes(1));
    }

    /** @throws TooManyException when the next try must wait, whatever code it brings */
    void admit(UserId user, String address) {
        var wait = lately.wait(user.toString(), PER_USER)
                .or(() -> lately.wait(address, PER_ADDRESS))
                .or(() -> thisMinute.wait(ALL, OF_ALL));
        if (wait.isPresent()) {
            throw new TooManyException(
                    "Too many wrong codes. Wait a few minutes, then start again at the command line.", wait.get());
        }
    }

    void wrong(UserId user, String address) {
        lately.count(user.toString());
        lately.count(address);
        thisMinute.count(ALL);
    }
}
