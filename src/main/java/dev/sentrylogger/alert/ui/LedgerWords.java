package dev.sentrylogger.alert.ui;

import dev.sentrylogger.alert.LedgerRow;
import dev.sentrylogger.alert.LedgerRow.Attempt;
import dev.sentrylogger.ui.Ago;
import java.time.Instant;

/** The ledger in sentences. */
final class LedgerWords {
    private LedgerWords() {}

    /** What the other side said. */
    static String answer(Attempt attempt) {
        if (attempt.endedAt() == null) {
            return "No answer yet.";
        }
        if (attempt.status() == null) {
            return attempt.answer();
        }
        return "The other side answered " + attempt.status()
                + (attempt.answer().isBlank() ? ", without a word." : ": " + attempt.answer());
    }

    static String state(LedgerRow row) {
        return switch (row.state()) {
            case DELIVERED -> "delivered";
            case FAILED -> "failed";
            case WAITING -> row.attempts().isEmpty() ? "waiting" : "trying again";
        };
    }

    /** Such as "3 tries, the next in 28 min"; empty when one was enough. */
    static String tries(LedgerRow row, Instant now) {
        int tries = row.attempts().size();
        String count = tries > 1 ? tries + " tries" : tries == 1 ? "1 try" : "not tried yet";
        if (row.state() == LedgerRow.State.WAITING) {
            return row.nextAt() == null ? count : count + ", the next " + Ago.until(row.nextAt(), now);
        }
        return tries > 1 ? count : "";
    }
}
