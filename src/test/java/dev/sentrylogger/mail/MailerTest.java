package dev.sentrylogger.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sentrylogger.account.PublicAddress;
import dev.sentrylogger.mail.MailOutcome.Accepted;
import dev.sentrylogger.mail.MailOutcome.Failed;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail on its way to a real SMTP server. */
class MailerTest {
    private static final MailAddress ADA = MailAddress.of("ada@example.org");
    private static final Letter HELLO = Letter.titled("Hello").sentence("It works.");
    private static final String PASSWORD = "hunter2-is-secret";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });
    private final List<Mailer> mailers = new ArrayList<>();

    @BeforeEach
    void startServer() {
        server.start();
    }

    @AfterEach
    void stopServer() throws InterruptedException {
        server.stop();
        for (Mailer mailer : mailers) {
            mailer.stop();
        }
    }

    @Test
    void nothingSomebodyWroteBecomesAHeaderOrARecipientOrMarkup() throws Exception {
        var evil = "Logs\r\nBcc: mallory@example.org\r\n\r\n\u202e<b>body</b>";
        var letter = Letter.titled("<script>alert(1)</script>")
                .sentence("Look: <img src=x>\r\nBcc: mallory@example.org\u0000")
                .facts(Map.of("<i>App</i>", "\"><a href='//evil.example'>shop</a>"))
                .code("</pre><style>*{display:none}</style>")
                .action("<u>Open</u>", URI.create("https://logs.example.org/?a=%22%3E&b='x'"))
                .reason("Because of <em>you</em>.");

        MailOutcome outcome = plain().send(new Mail(ADA, evil, letter)).join();

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Logs Bcc: mallory@example.org <b>body</b>");
        assertThat(part(mail, 0)).contains("Look: <img src=x>\r\nBcc: mallory@example.org\r\n");
        assertThat(part(mail, 1))
                .contains("Look: &lt;img src=x&gt;<br>Bcc: mallory@example.org</p>")
                .contains("href=\"https://logs.example.org/?a=%22%3E&amp;b=&#39;x&#39;\"")
                .doesNotContain("<script", "<img", "<i>", "<u>", "<em>", "<style>*", "href='");
    }

    @Test
    void saysThatAMachineWroteItAndWhich() throws Exception {
        plain().send(new Mail(ADA, "Ü".repeat(300), HELLO).inThread("issue-42")).join();
        plain().send(new Mail(ADA, "Second", HELLO)).join();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Ü".repeat(199) + "…");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("Sentry Logger <logs@example.org>");
        assertThat(mail.getHeader("Date", null)).isEqualTo("Tue, 3 Mar 2026 14:05:06 +0000");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<issue-42@logs.example.org>");
        assertThat(mail.getHeader("References", null)).isEqualTo("<issue-42@logs.example.org>");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@logs\\.example\\.org>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).isEqualTo("Hello\r\n\r\nIt works.\r\n");
        MimeMessage other = server.getReceivedMessages()[1];
        assertThat(other.getHeader("References")).isNull();
        assertThat(other.getMessageID()).isNotEqualTo(mail.getMessageID());
    }

    @Test
    void signsInAndTellsWhenThePasswordIsRefused() {
        server.setUser("logs@example.org", "logs@example.org", PASSWORD);
        int port = server.getSmtp().getPort();
        var right = mailer(new SmtpSettings("127.0.0.1", port, "logs@example.org", PASSWORD, null, null));
        var wrong = mailer(new SmtpSettings("127.0.0.1", port, "logs@example.org", PASSWORD + "!", null, null));

        assertThat(right.send(mail()).join()).isInstanceOf(Accepted.class);
        assertThat(wrong.send(mail()).join())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.words())
                                .startsWith("127.0.0.1:" + port + " refused the password of logs@example.org (535 ")
                                .doesNotContain(PASSWORD));
    }

    @Test
    void repeatsTheServersAnswerButNeverThePassword() throws Exception {
        try (var scripted = new ScriptedSmtp("RCPT", "550 5.1.1 no such user here, " + PASSWORD)) {
            var settings = new SmtpSettings("localhost", scripted.port(), "logs", PASSWORD, "logs@example.org", null);

            assertThat(mailer(settings).send(mail()).join())
                    .isEqualTo(new Failed("localhost:" + scripted.port()
                            + " does not take mail for ada@example.org (550 5.1.1 no such user here, •••)"));
        }
        try (var scripted = new ScriptedSmtp(".", "554 5.7.1 looks like spam")) {
            assertThat(mailer(at(scripted.port(), "none")).send(mail()).join())
                    .isEqualTo(new Failed(
                            "127.0.0.1:" + scripted.port() + " refused the mail (554 5.7.1 looks like spam)"));
        }
    }

    @Test
    void sendsNothingUnprotectedWhereProtectionIsAsked() {
        int port = server.getSmtp().getPort();

        assertThat(words(at(port, "starttls"))).contains("does not offer STARTTLS", "SMTP_TLS=tls");
        assertThat(words(at(port, "tls"))).contains("did not agree on TLS", "check SMTP_TLS");
        assertThat(words(at(server.getSmtps().getPort(), "tls"))).contains("is not to be trusted");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateForAnotherHostIsRefusedEvenWhenItIsTrusted() {
        var trusting = new Properties();
        trusting.put("mail.smtp.ssl.socketFactory", new DummySSLSocketFactory());
        var careless = new Properties();
        careless.putAll(trusting);
        careless.put("mail.smtp.ssl.checkserveridentity", "false");
        var settings = at(server.getSmtps().getPort(), "tls");

        assertThat(mailer(settings, trusting).send(mail()).join()).isInstanceOf(Failed.class);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(mailer(settings, careless).send(mail()).join()).isInstanceOf(Accepted.class);
    }

    @Test
    void namesTheServerThatIsNotThere() throws Exception {
        int closed;
        try (var probe = new ServerSocket(0)) {
            closed = probe.getLocalPort();
        }

        assertThat(words(at(closed, null))).startsWith("127.0.0.1:" + closed + " cannot be reached (");
        assertThat(words(new SmtpSettings("nowhere.invalid", null, null, null, "logs@example.org", null)))
                .isEqualTo("There is no host with the name nowhere.invalid; check SMTP_HOST");
    }

    @Test
    void withoutAServerNothingIsSentAndThatIsSaid() {
        var off = mailer(new SmtpSettings(null, null, null, null, null, null));

        assertThat(off.server()).isEmpty();
        assertThat(off.send(mail()).join()).isEqualTo(new Failed(Mailer.OFF));
    }

    @Test
    void aServerThatHangsHoldsUpOnlySoManyMails() throws IOException {
        List<CompletableFuture<MailOutcome>> waiting;
        try (var silent = new ServerSocket(0)) {
            var mailer = mailer(at(silent.getLocalPort(), null));
            waiting = Stream.generate(() -> mailer.send(mail()))
                    .limit(Mailer.MOST_WAITING + 2)
                    .toList();

            CompletableFuture<MailOutcome> refused = mailer.send(mail());

            assertThat(refused)
                    .isCompletedWithValueMatching(
                            outcome -> outcome.words().startsWith(Mailer.MOST_WAITING + " mails are waiting"));
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
    }

    private String words(SmtpSettings settings) {
        MailOutcome outcome = mailer(settings).send(mail()).join();
        assertThat(outcome).isInstanceOf(Failed.class);
        return outcome.words();
    }

    private Mailer plain() {
        return mailer(at(server.getSmtp().getPort(), null));
    }

    private Mailer mailer(SmtpSettings settings) {
        return mailer(settings, new Properties());
    }

    private Mailer mailer(SmtpSettings settings, Properties more) {
        var address = new PublicAddress(URI.create("https://logs.example.org"));
        var clock = Clock.fixed(Instant.parse("2026-03-03T14:05:06Z"), ZoneOffset.UTC);
        var mailer = new Mailer(settings, new Messages(settings, address, clock), more);
        mailers.add(mailer);
        return mailer;
    }

    private static SmtpSettings at(int port, String tls) {
        return new SmtpSettings("127.0.0.1", port, null, null, "logs@example.org", tls);
    }

    private static Mail mail() {
        return new Mail(ADA, "Hello", HELLO);
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
    }
}
