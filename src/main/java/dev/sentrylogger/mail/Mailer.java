package dev.sentrylogger.mail;

import dev.sentrylogger.mail.MailOutcome.Accepted;
import dev.sentrylogger.mail.MailOutcome.Failed;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends mail, on two threads of its own. At most {@value #MOST_WAITING} mails wait; they are kept in memory, so those
 * that a stop overtakes are lost and counted in the log. Nothing is tried twice. Thread-safe.
 */
@Component
public final class Mailer {
    /** Why no mail can be sent, for people. */
    public static final String OFF = "This server sends no mail: SMTP_HOST is not set";

    static final int MOST_WAITING = 100;

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);
    private static final int THREADS = 2;
    private static final int SECONDS_TO_STOP = 5;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("mail-", 1).factory());
    private final SmtpSettings settings;
    private final Messages messages;
    private final @Nullable SmtpClient client;

    @Autowired
    Mailer(SmtpSettings settings, Messages messages) {
        this(settings, messages, new Properties());
    }

    Mailer(SmtpSettings settings, Messages messages, Properties more) {
        this.settings = settings;
        this.messages = messages;
        this.client = settings.isSet() ? new SmtpClient(settings, more) : null;
        threads.allowCoreThreadTimeOut(true);
        server().ifPresent(server -> log.info(
                "Mail goes through {} (TLS: {}) and comes from {}",
                settings.server(),
                server.encryption(),
                server.from()));
    }

    /** Empty when no mail is sent. */
    public Optional<MailServer> server() {
        return settings.isSet()
                ? Optional.of(new MailServer(
                        settings.requireHost(),
                        settings.portOrUsual(),
                        settings.encryption().words(),
                        settings.sender().toUnicodeString(),
                        Objects.requireNonNullElse(settings.user(), "")))
                : Optional.empty();
    }

    /**
     * Sends a mail and returns at once.
     *
     * @return what became of it, told by a thread of the mailer; it never fails otherwise than by {@link Failed}
     */
    public CompletableFuture<MailOutcome> send(Mail mail) {
        if (client == null) {
            return CompletableFuture.completedFuture(new Failed(OFF));
        }
        try {
            return CompletableFuture.supplyAsync(() -> deliver(client, mail), threads)
                    .exceptionally(failure -> {
                        log.error("A mail could not be made", failure);
                        return new Failed("The mail could not be made; the server's log says why");
                    });
        } catch (RejectedExecutionException e) {
            log.warn("A mail was refused: {} wait already for {}", MOST_WAITING, settings.server());
            return CompletableFuture.completedFuture(new Failed(MOST_WAITING + " mails are waiting for "
                    + settings.server() + ", the limit; try again in a minute"));
        }
    }

    private MailOutcome deliver(SmtpClient smtp, Mail mail) {
        try {
            String answer = smtp.send(messages.of(mail, smtp.session()));
            return new Accepted(settings.server() + " took it (" + SmtpProblem.clean(answer, settings) + ")");
        } catch (MessagingException e) {
            String words = new SmtpProblem(settings, e).words();
            log.warn("A mail was not sent: {}", words);
            return new Failed(words);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            log.error(
                    "{} mails were not sent before the server stopped",
                    threads.shutdownNow().size() + threads.getActiveCount());
        }
    }
}
