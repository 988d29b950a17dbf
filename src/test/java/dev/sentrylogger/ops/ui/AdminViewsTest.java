package dev.sentrylogger.ops.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteConfiguration;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.AuditOf;
import dev.sentrylogger.account.ManagedPeople;
import dev.sentrylogger.account.PageOf;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.User;
import dev.sentrylogger.account.ui.LoginView;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.ui.NotFoundPage;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AdminViewsTest extends UiTest {
    /** A page not named here fails the test that looks for pages. */
    private static final List<String> PAGES = List.of("admin", "admin/apps", "admin/audit", "admin/server");

    @Autowired
    Administrators administrators;

    @Autowired
    ManagedPeople people;

    @Autowired
    TwoStep twoStep;

    @Autowired
    Apps apps;

    @Autowired
    JdbcClient jdbc;

    private User admin;
    private User person;

    @BeforeEach
    void signInAsAdministrator() {
        users.forgetDenials();
        admin = users.admin();
        person = users.member();
        signIn(admin);
    }

    @Test
    void knowsEveryPage() {
        assertThat(RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                        .map(route -> route.getTemplate())
                        .filter(template -> template.startsWith("admin")))
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(PAGES));
    }

    @Test
    void nobodyElseFindsThePagesAndTryingIsWrittenDown() {
        PAGES.forEach(page -> assertThat(open(page)).isNotInstanceOf(NotFoundPage.class));

        signIn(person);
        PAGES.forEach(page -> assertThat(open(page)).isInstanceOf(NotFoundPage.class));
        assertThat(menuItems()).doesNotContain("Administration");
        signOut();
        PAGES.forEach(page -> assertThat(open(page)).isInstanceOf(LoginView.class));

        assertThat(new AuditOf(jdbc).server(person, "access.denied"))
                .containsExactlyElementsOf(PAGES.stream()
                        .map(page -> "/" + page + ": no administrator of the server")
                        .toList());
    }

    @Test
    void searchesAndLeadsFromPageToPage() {
        String mark = "m" + UUID.randomUUID();
        jdbc.sql("INSERT INTO account_user (id, email, name, admin, created_at)"
                        + " SELECT gen_random_uuid(), n || '@example.org', :mark || n, false, now()"
                        + " FROM generate_series(101, 160) n")
                .param("mark", mark)
                .update();

        open("admin?q=" + mark);
        assertThat(rows()).hasSize(PageOf.SIZE);
        assertThat(text()).contains("1–50 of 60", mark + "101").doesNotContain(mark + "160");
        String next = _get(Anchor.class, spec -> spec.withText("Next")).getHref();
        open(next);
        assertThat(rows()).hasSize(10);
        assertThat(text()).contains("51–60 of 60", mark + "160");
        assertThat(_get(TextField.class).getValue()).isEqualTo(mark);
        open("admin?q=" + mark + "&page=900000");
        assertThat(text()).contains("51–60 of 60");
        open("admin?q=" + mark + "&page=-7");
        assertThat(text()).contains("1–50 of 60");
        open("admin?q=nobody-" + mark);
        assertThat(text()).contains("Nothing matches “nobody-" + mark + "”");
    }

    @Test
    void turnsAnAccountOffAfterBeingAskedAndOnAgain() {
        choose(person, "Turn off");
        assertThat(text()).doesNotContain("Turned off");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        open("admin?q=" + person.email());
        assertThat(text()).contains("Turned off");
        choose(person, "Turn on");
        open("admin?q=" + person.email());
        assertThat(text()).doesNotContain("Turned off");
    }

    @Test
    void takesTheSecondStepOffWhoeverLostThePhone() {
        var secret = twoStep.begin(person, SomeUsers.PASSWORD, "");
        twoStep.turnOn(person, secret, SomeUsers.code(secret), "");

        choose(person, "Take off two-step sign-in");
        assertThat(twoStep.state(person.id())).isPresent();
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(twoStep.state(person.id())).isEmpty();
        open("admin/audit");
        assertThat(text()).contains("Account two step removed", "of " + person.email());
    }

    @Test
    void anAdministratorWhoUnmakesThemselvesLosesThePage() {
        choose(person, "Make administrator");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(administrators.has(person.id())).isTrue();

        choose(admin, "Make no administrator");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(administrators.has(admin.id())).isFalse();
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(NotFoundPage.class);
    }

    @Test
    void whatIsLeftOpenBySomebodyWhoIsNoAdministratorAnyMoreDoesNothing() {
        open("admin?q=" + person.email());
        MenuBar left = _get(MenuBar.class, spec -> spec.withClasses("person-menu"));
        people.setAdministrator(users.admin().id(), "", admin.id(), false);

        click(left, "Make administrator");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(administrators.has(person.id())).isFalse();
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(NotFoundPage.class);
    }

    @Test
    void aLinkForANewPasswordIsShownOnceAndLeadsToIt() {
        choose(person, "Link for a new password");
        _click(_get(Button.class, spec -> spec.withText("Make the link")));
        String link = _get(Pre.class).getText();
        _click(_get(Button.class, spec -> spec.withText("Done")));

        signOut();
        open(link.substring(link.indexOf("new-password/")));
        assertThat(text()).contains(person.email());
        _setValue(_get(PasswordField.class), "short");
        _click(_get(Button.class));
        assertThat(text()).contains("use at least 8 characters");
        _setValue(_get(PasswordField.class), "copper river nine");
        _click(_get(Button.class));
        open(link.substring(link.indexOf("new-password/")));
        assertThat(text()).contains("This link does not work");
    }

    @Test
    void namesAnOwnerForAnAppThatHasNoneLeft() {
        String name = "orphan " + UUID.randomUUID();
        apps.register(person.id(), name, "");
        open("admin/apps?q=" + name.replace(" ", "%20"));
        assertThat(text()).contains(person.name()).doesNotContain("No owner", "Name an owner");
        people.setEnabled(admin.id(), "", person.id(), false);

        open("admin/apps?q=" + name.replace(" ", "%20"));
        assertThat(text()).contains(person.name() + " (turned off)", "No owner");
        _click(_get(Button.class, spec -> spec.withText("Name an owner")));
        _click(_get(Button.class, spec -> spec.withText("Name owner")));
        assertThat(_get(ComboBox.class).getErrorMessage()).isEqualTo("Choose a person");
        choosePerson(admin);
        _click(_get(Button.class, spec -> spec.withText("Name owner")));

        assertThat(text()).contains(admin.name()).doesNotContain("No owner");
    }

    @Test
    void tellsWhatTheServerIs() {
        open("admin/server");

        assertThat(text()).contains("PostgreSQL 18", "embedded", "Free on its disk", "with a password", "SMTP_HOST");
    }

    @Test
    void theLogHasWhatConcernsNoApp() {
        people.setEnabled(admin.id(), "192.0.2.9", person.id(), false);

        open("admin/audit");

        assertThat(text()).contains("Account turned off", person.email(), "192.0.2.9", admin.name());
    }

    @SuppressWarnings("unchecked")
    private static void choosePerson(User user) {
        _setValue(_get(ComboBox.class), user);
    }

    private static void choose(User user, String action) {
        open("admin?q=" + user.email());
        click(_get(MenuBar.class, spec -> spec.withClasses("person-menu")), action);
    }

    private static void click(MenuBar menu, String label) {
        MenuItem item = menu.getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getText().equals(label))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private static List<NativeTableRow> rows() {
        return _find(NativeTableRow.class).stream().skip(1).toList();
    }

    private static List<String> menuItems() {
        return _find(MenuBar.class).stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item.getSubMenu().getItems().stream())
                .map(item -> item.getText())
                .toList();
    }

    private static Component open(String page) {
        var location = new Location(page);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        return UI.getCurrent().getCurrentView();
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
