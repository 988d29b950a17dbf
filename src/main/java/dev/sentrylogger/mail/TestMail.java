package dev.sentrylogger.mail;

import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.User;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** A mail with which an administrator finds out whether mail works. Each is in the audit log. */
@Component
public final class TestMail {
    private final Mailer mailer;
    private final AuditLog audit;

    TestMail(Mailer mailer, AuditLog audit) {
        this.mailer = mailer;
        this.audit = audit;
    }

    /**
     * Sends one.
     *
     * @param address where the administrator is
     * @throws AccessDeniedException when {@code sender} administers nothing
     * @throws IllegalArgumentException with a sentence for the person, when that is no address
     */
    public CompletableFuture<MailOutcome> send(User sender, String address, String recipient) {
        if (!sender.admin()) {
            throw new AccessDeniedException("Only administrators send test e-mails");
        }
        var mail = new Mail(MailAddress.of(recipient), "Mail from Sentry Logger works", letter(sender));
        audit.add(sender.id(), address, "mail.tested", "to " + mail.recipient());
        return mailer.send(mail);
    }

    private static Letter letter(User sender) {
        return Letter.titled("Mail from Sentry Logger works")
                .sentence("This server can send e-mail. There is nothing for you to do.")
                .reason("You get this mail because " + sender.name() + ", who administers the server, sent a test to"
                        + " your address.");
    }
}
