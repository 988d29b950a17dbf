package dev.sentrylogger.mail.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.mail.SmtpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
class MailPanelTest extends UiTest {
    private static final SmtpServer SMTP = new SmtpServer();

    @Autowired
    ObjectProvider<MailPanel> panels;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SMTP.register(registry, "http://logs.example.org");
    }

    @AfterAll
    static void stop() {
        SMTP.stop();
    }

    @Test
    void sendsATestAndShowsWhatTheServerSaid() throws Exception {
        var admin = users.admin();
        signIn(admin);
        UI.getCurrent().add(panels.getObject());
        assertThat(text()).contains("127.0.0.1", "none", "Logs <logs@example.org>");
        assertThat(_get(EmailField.class).getValue()).isEqualTo(admin.email());

        _setValue(_get(EmailField.class), "nobody");
        click();
        assertThat(_get(EmailField.class).getErrorMessage()).contains("one address like");

        _setValue(_get(EmailField.class), "ops@example.org");
        click();
        await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return text().contains("Sent. " + SMTP.name());
        });

        assertThat(SMTP.received("ops@example.org")).hasSize(1);
    }

    private static void click() {
        _click(_get(Button.class, spec -> spec.withText("Send a test e-mail")));
    }

    private static String text() {
        return UI.getCurrent().getElement().getTextRecursively();
    }
}
