package dev.sentrylogger.mail;

import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.User;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** A mail with which an administrator finds out whether mail works. Each is in the audit log. */
@Component
public final class TestMail {
    private final Mailer mailer;
    private final Administrators administrators;
    private final AuditLog audit;

    TestMail(Mailer mailer, Administrators administrators, AuditLog audit) {
        this.mailer = mailer;
        this.administrators = administrators;
        this.audit = audit;
    }

    /**
     * Sends one.
     *
     * @param address where the administrator is
     * @throws Administrators.NotAdministratorException when {@code sender} administers nothing
     * @throws IllegalArgumentException with a sentence for the person, when that is no address
     */
    public CompletableFuture<MailOutcome> send(User sender, String address, String recipient) {
        administrators.require(sender.id());
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
