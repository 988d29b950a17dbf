package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.EmailField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.mail.SmtpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Inviting where mail is set up. */
@DirtiesContext
class InviteDialogTest extends UiTest {
    private static final SmtpServer SMTP = new SmtpServer();

    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SMTP.register(registry, "http://logs.example.org");
    }

    @AfterAll
    static void stopServer() {
        SMTP.stop();
    }

    @BeforeEach
    void openPage() {
        var owner = users.member();
        AppId app = apps.register(owner.id(), "shop", "").app().id();
        signIn(owner);
        UI.getCurrent().navigate("apps/" + app + "/people");
    }

    @Test
    void mailsALinkAndLaterANewOneInItsPlace() {
        click("Invite");
        _setValue(_get(EmailField.class), "ada@example.net, bob@example.net");
        click("Make the link");
        assertThat(_get(EmailField.class).getErrorMessage()).contains("one address");
        assertThat(SMTP.received("bob@example.net")).isEmpty();

        _setValue(_get(EmailField.class), "ada@example.net");
        click("Make the link");
        awaitDelivery("Mailed to ada@example.net. " + SMTP.name());
        String first = token();
        click("Done");
        assertThat(text()).contains("mailed to ada@example.net");

        click("New link");
        assertThat(_get(EmailField.class).getValue()).isEqualTo("ada@example.net");
        click("Make the link");
        awaitDelivery("Mailed to ada@example.net");
        String second = token();
        assertThat(invitations.find(first)).isEmpty();
        assertThat(invitations.find(second)).isPresent();
        assertThat(SMTP.received("ada@example.net")).hasSize(2);
    }

    @Test
    void saysWhyTheMailDidNotGoAndKeepsTheLink() {
        click("Invite");
        _setValue(_get(EmailField.class), "away@example.net");
        SMTP.whileAway(() -> {
            click("Make the link");
            awaitDelivery("Not mailed to away@example.net. " + SMTP.name());
        });

        assertThat(invitations.find(token())).isPresent();
        click("Done");
        assertThat(text()).contains("Not mailed to away@example.net. " + SMTP.name());
    }

    private static void awaitDelivery(String beginning) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_get(Paragraph.class, spec -> spec.withClasses("delivery"))
                            .getText())
                    .startsWith(beginning);
        });
    }

    private static String token() {
        String link = _get(Pre.class).getText();
        assertThat(link).startsWith("http://logs.example.org/invite/");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static void click(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
