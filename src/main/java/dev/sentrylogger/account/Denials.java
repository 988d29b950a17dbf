package dev.sentrylogger.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down who was denied what, from where: of one person and one page or door one a minute, and {@value #A_MINUTE} of
 * all, so that trying all ids does not fill the table; that more came is written down, too. What nobody's account is known
 * of is counted apart, so that a stranger cannot crowd out the others. Thread-safe.
 */
@Component
public final class Denials {
    static final int A_MINUTE = 60;

    private static final String ACTION = "access.denied";
    private static final int LONGEST_ASKED = 200;

    private final OncePerMinute ofPeople = new OncePerMinute(A_MINUTE);
    private final OncePerMinute ofStrangers = new OncePerMinute(A_MINUTE);
    private final OncePerMinute ofMore = new OncePerMinute(1);
    private final AuditLog audit;

    Denials(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * That what the present request asks for was denied.
     *
     * @param who null when no account is known
     * @param app the app it is about, whose owners see it; null for the log of the server
     * @param why completes "because it is": no secret
     */
    public void note(@Nullable UserId who, @Nullable UUID app, String why) {
        String address = Addresses.of(PresentRequest.address());
        String asked = PresentRequest.asked();
        String shown = asked.substring(0, Math.min(LONGEST_ASKED, asked.length()));
        OncePerMinute lately = who == null ? ofStrangers : ofPeople;
        String caller = who == null ? address : who.toString();
        if (lately.admits(caller + " " + shown)) {
            audit.add(new AuditEntry(who, address, app, ACTION, shown + ": " + why, null, null));
        } else if (lately.isFull() && ofMore.admits("")) {
            audit.add(null, "", "access.more-denied", "Over " + A_MINUTE + " in a minute; the others are not listed");
        }
    }

    /** Begins a new minute, which tests that share a server cannot wait for. */
    void forget() {
        ofPeople.forget();
        ofStrangers.forget();
    }
}
