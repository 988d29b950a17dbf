package dev.sentrylogger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks SMTP with the configured server, one connection a mail. Thread-safe. */
final class SmtpClient {
    /** For reaching the server, and for each of its answers. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(SmtpClient.class);

    private final SmtpSettings settings;
    private final Session session;

    /** @param more properties of Jakarta Mail beside those that the settings make */
    SmtpClient(SmtpSettings settings, Properties more) {
        this.settings = settings;
        var properties = properties(settings);
        properties.putAll(more);
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** @return the server's answer to the mail */
    String send(MimeMessage message) throws MessagingException {
        var transport = (SMTPTransport) session.getTransport("smtp");
        try {
            transport.connect(settings.requireHost(), settings.portOrUsual(), settings.user(), settings.password());
            transport.sendMessage(message, message.getAllRecipients());
            return transport.getLastServerResponse();
        } finally {
            hangUp(transport);
        }
    }

    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server has the mail, or has said why not; how the connection ends changes neither.
            log.debug("Hanging up failed", e);
        }
    }

    private static Properties properties(SmtpSettings settings) {
        var encryption = settings.encryption();
        String millis = String.valueOf(PATIENCE.toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(encryption == Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
