package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.mail.MailAddress;
import dev.sentrylogger.mail.MailOutcome;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of the mails of invitations. Thread-safe. */
@Component
final class MailedInvitations {
    private static final Logger log = LoggerFactory.getLogger(MailedInvitations.class);

    private final InvitationTable table;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailedInvitations(InvitationTable table, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return the outcome, which whoever waits for it gets even when it could not be written down */
    MailOutcome record(Caller caller, AppId app, MailAddress recipient, String token, MailOutcome outcome) {
        String action =
                switch (outcome) {
                    case MailOutcome.Accepted accepted -> "member.invitation-mailed";
                    case MailOutcome.Failed failed -> "member.invitation-not-mailed";
                };
        try {
            transaction.executeWithoutResult(status -> {
                table.setMail(InvitationToken.digest(token), outcome, clock.instant());
                audit.add(new AuditEntry(
                        caller.user(),
                        caller.address(),
                        app.value(),
                        action,
                        recipient + ": " + outcome.words(),
                        null,
                        null));
            });
        } catch (DataAccessException e) {
            log.error("What became of the mail of an invitation could not be written down", e);
        }
        return outcome;
    }
}
