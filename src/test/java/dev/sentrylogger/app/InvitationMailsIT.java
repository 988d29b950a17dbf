package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.Accounts;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.AuditRow;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.mail.MailAddress;
import dev.sentrylogger.mail.MailOutcome;
import dev.sentrylogger.mail.SmtpServer;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Invitations by mail, through a real SMTP server. */
@IntegrationTest
@DirtiesContext
class InvitationMailsIT {
    private static final String HERE = "192.0.2.1";
    private static final SmtpServer SMTP = new SmtpServer();

    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    @Autowired
    InvitationMails mails;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditLog audit;

    @Autowired
    SomeUsers users;

    private User inviter;
    private Caller owner;
    private AppId app;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SMTP.register(registry, "https://logs.example.org");
    }

    @AfterAll
    static void stopServer() {
        SMTP.stop();
    }

    @BeforeEach
    void registerAnApp() {
        inviter = accounts.createLocal(
                UUID.randomUUID() + "@example.org", "Grace <img src=x>", SomeUsers.PASSWORD, false);
        owner = new Caller(inviter.id(), HERE);
        app = apps.register(owner.user(), "shop & <b>co</b>", "").app().id();
    }

    @Test
    void mailsTheLinkToOnePersonAndWritesDownWhatTheServerSaid() throws Exception {
        var made = mails.make(owner, app, offer("ada@example.net", null));
        MailOutcome outcome = made.mail().orElseThrow().join();

        assertThat(outcome).isInstanceOf(MailOutcome.Accepted.class);
        MimeMessage mail = SMTP.received("ada@example.net").getFirst();
        String link = "https://logs.example.org/invite/" + made.token();
        assertThat(mail.getSubject()).isEqualTo("Grace <img src=x> invites you to “shop & <b>co</b>”");
        assertThat(SmtpServer.part(mail, 0))
                .contains(link, "as a viewer", "search and watch its logs", inviter.email(), "until ", " UTC")
                .contains("with any account");
        assertThat(SmtpServer.part(mail, 1))
                .contains("href=\"" + link + "\"", "Grace &lt;img src=x&gt;", "shop &amp; &lt;b&gt;co&lt;/b&gt;")
                .doesNotContain("<img", "<b>");
        var mailing = invitations.find(made.token()).orElseThrow().mailing();
        assertThat(mailing.to()).isEqualTo("ada@example.net");
        assertThat(mailing.at()).isNotNull();
        assertThat(log(2))
                .extracting(row -> row.entry().action(), row -> row.entry().detail())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "member.invitation-mailed", "ada@example.net: " + outcome.words()),
                        org.assertj.core.groups.Tuple.tuple("member.invited", "Ada, to be mailed to ada@example.net"));
        assertThat(log(2).toString()).doesNotContain(made.token());

        var guest = new Caller(users.member().id(), HERE);
        invitations.accept(guest, made.token());
        assertThat(log(1).getFirst().entry().detail()).endsWith("link mailed to ada@example.net");
    }

    @Test
    void whenTheServerIsAwayTheLinkWorksAndTheListTellsWhy() {
        SMTP.whileAway(() -> {
            var made = mails.make(owner, app, offer("away@example.net", null));
            String words = made.mail().orElseThrow().join().words();

            assertThat(words).startsWith(SMTP.name() + " cannot be reached (");
            Invitation waiting = invitations.find(made.token()).orElseThrow();
            assertThat(waiting.mailing()).isEqualTo(new Invitation.Mailing("away@example.net", null, words));
            assertThat(log(1).getFirst().entry().action()).isEqualTo("member.invitation-not-mailed");
        });
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        var first = mails.make(owner, app, offer("new@example.net", null));
        UUID id = invitations.find(first.token()).orElseThrow().id();

        var second = mails.make(owner, app, offer("new@example.net", id));

        assertThat(invitations.find(first.token())).isEmpty();
        assertThat(invitations.of(owner.user(), app)).hasSize(1);
        assertThat(invitations.accept(new Caller(users.member().id(), HERE), second.token()))
                .contains(app);
        assertThatThrownBy(() -> mails.make(owner, app, offer("new@example.net", id)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("used or taken back meanwhile");
        assertThat(invitations.of(owner.user(), app)).isEmpty();
    }

    @Test
    void twentyMailsAnHourAndNotOneMore() throws Exception {
        List<Callable<InvitationMails.Made>> tries = Stream.<Callable<InvitationMails.Made>>generate(
                        () -> () -> mails.make(owner, app, offer("limit-" + app + "@example.net", null)))
                .limit(Invitations.MAILS_AN_HOUR + 10)
                .toList();

        int made = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<InvitationMails.Made> result : threads.invokeAll(tries)) {
                try {
                    result.get().mail().orElseThrow().join();
                    made++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessageContaining("20 invitations within an hour");
                }
            }
        }

        assertThat(made).isEqualTo(Invitations.MAILS_AN_HOUR);
        assertThat(invitations.of(owner.user(), app)).hasSize(Invitations.MAILS_AN_HOUR);
        assertThat(mails.make(owner, app, new Offer(Role.VIEWER, "", null, null))
                        .mail())
                .isEmpty();
    }

    @Test
    void onlyAnOwnerMails() {
        var other = new Caller(users.member().id(), HERE);

        assertThatThrownBy(() -> mails.make(other, app, offer("stranger@example.net", null)))
                .isInstanceOf(NoSuchAppException.class);
        assertThat(SMTP.received("stranger@example.net")).isEmpty();
    }

    private static Offer offer(String email, UUID replaces) {
        return new Offer(Role.VIEWER, "Ada", MailAddress.of(email), replaces);
    }

    private List<AuditRow> log(int newest) {
        return audit.ofApp(app.value(), Long.MAX_VALUE, newest);
    }
}
