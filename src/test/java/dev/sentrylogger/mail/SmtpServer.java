package dev.sentrylogger.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real SMTP server that keeps its port, for a test of the whole server. */
public final class SmtpServer {
    private final int port = freePort();
    private final GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** Starts it and names it, and an address of this server, in the settings. */
    public void register(DynamicPropertyRegistry registry, String publicUrl) {
        server.start();
        registry.add("smtp.host", () -> "127.0.0.1");
        registry.add("smtp.port", () -> port);
        registry.add("smtp.from", () -> "Logs <logs@example.org>");
        registry.add("public.url", () -> publicUrl);
    }

    /** As messages name it. */
    public String name() {
        return "127.0.0.1:" + port;
    }

    /** Does something while it is away. */
    public void whileAway(Runnable action) {
        server.stop();
        try {
            action.run();
        } finally {
            server.start();
        }
    }

    /** What it took for that address and for nobody else. */
    public List<MimeMessage> received(String email) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> isTo(mail, email))
                .toList();
    }

    /** The text (0) or the HTML (1) of a mail. */
    public static String part(MimeMessage mail, int index) {
        try {
            return (String)
                    ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    public void stop() {
        server.stop();
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients().length == 1
                    && mail.getAllRecipients()[0].toString().equals(email);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
