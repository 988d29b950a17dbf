package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.AppLimits;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.app.Limits;
import dev.sentrylogger.app.NoSuchAppException;
import dev.sentrylogger.app.RefusalReason;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.app.Usage;
import dev.sentrylogger.app.UsageReports;
import dev.sentrylogger.ui.NotFoundPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsageViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    @Autowired
    Limits limits;

    @Autowired
    Usage usage;

    @Autowired
    UsageReports reports;

    private User owner;
    private Registration shop;

    @BeforeEach
    void openPage() {
        owner = users.member();
        shop = apps.register(owner.id(), "shop", "");
        signIn(owner);
        open();
    }

    @Test
    void showsAnAppThatSentNothing() {
        assertThat(text()).contains("This month", "Nothing came in this time");
    }

    @Test
    void showsWhatCame() {
        var key = (KeyVerdict.Accepted) keys.verify(shop.apiKey(), "192.0.2.7");
        usage.stored(key, 1234, 2_500_000);
        open();

        assertThat(text()).contains("1,234", "2.5 MB", "by the end of the month", "First key");
    }

    @Test
    void exportsEveryDay() {
        var key = (KeyVerdict.Accepted) keys.verify(shop.apiKey(), "192.0.2.7");
        usage.stored(key, 1234, 2_500_000);
        usage.refused(shop.app().id(), RefusalReason.ofStatus(429));

        String csv = reports.csv(owner.id(), shop.app().id());

        assertThat(csv.lines())
                .hasSize(3)
                .first()
                .isEqualTo("\"day\",\"outcome\",\"what\",\"requests\",\"logs\",\"bytes\"");
        assertThat(csv)
                .contains("\"stored\",\"First key (sk_", "\"\",\"1234\",\"2500000\"")
                .contains("\"refused\",\"" + RefusalReason.ofStatus(429).words() + "\",\"1\"");
        assertThatThrownBy(() -> reports.csv(users.admin().id(), shop.app().id()))
                .isInstanceOf(NoSuchAppException.class);
    }

    @Test
    void changesLimits() {
        _setValue(field("Logs a second, whole app"), "1,000");
        _setValue(field("MB a month"), "5");
        _click(_get(Button.class, spec -> spec.withText("Save limits")));

        assertThat(limits.of(owner.id(), shop.app().id())).isEqualTo(new AppLimits(1000, null, null, 5_000_000L));
        assertThat(text()).contains("0 bytes of 5.0 MB");
    }

    @Test
    void refusesWhatIsNoLimit() {
        for (String wrong : new String[] {"0", "-1", "many", "1e3", "99999999999999999999"}) {
            _setValue(field("Logs a month"), wrong);
            _click(_get(Button.class, spec -> spec.withText("Save limits")));

            assertThat(field("Logs a month").isInvalid()).as(wrong).isTrue();
        }
        assertThat(limits.of(owner.id(), shop.app().id())).isEqualTo(AppLimits.NONE);
    }

    @Test
    void isNotThereForAnybodyElse() {
        signIn(users.admin());
        open();

        _assertOne(NotFoundPage.class);
    }

    private void open() {
        UI.getCurrent().navigate("apps/" + shop.app().id() + "/usage");
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
