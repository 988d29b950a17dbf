package dev.sentrylogger.mail;

import dev.sentrylogger.account.PublicAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mails as they travel: a plain text and an HTML part, and headers that say that a machine wrote them. */
@Component
final class Messages {
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    // RFC 5322 §3.3
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final SmtpSettings settings;
    private final PublicAddress address;
    private final Clock clock;

    Messages(SmtpSettings settings, PublicAddress address, Clock clock) {
        this.settings = settings;
        this.address = address;
        this.clock = clock;
    }

    MimeMessage of(Mail mail, Session session) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(settings.sender());
        message.setRecipient(
                RecipientType.TO, new InternetAddress(mail.recipient().value()));
        message.setSubject(mail.subject(), CHARSET);
        message.setHeader("Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        // RFC 3834 §5: so that nobody's holiday notice answers; Exchange wants it said in its own way.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (mail.thread() != null) {
            message.setHeader("In-Reply-To", id(mail.thread()));
            message.setHeader("References", id(mail.thread()));
        }
        message.setContent(parts(mail.letter()));
        message.saveChanges();
        // After saving, which sets one that names this machine.
        message.setHeader("Message-ID", id(mail.id() == null ? UUID.randomUUID().toString() : mail.id()));
        return message;
    }

    private static MimeMultipart parts(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), CHARSET);
        var html = new MimeBodyPart();
        html.setText(letter.html(), CHARSET, "html");
        // RFC 2046 §5.1.4: the last part is the one preferred.
        return new MimeMultipart("alternative", text, html);
    }

    private String id(String left) {
        return "<" + left + "@" + host() + ">";
    }

    private String host() {
        return address.find()
                .map(url -> URI.create(url).getHost())
                .orElseGet(() -> new MailAddress(settings.sender().getAddress()).domain());
    }
}
