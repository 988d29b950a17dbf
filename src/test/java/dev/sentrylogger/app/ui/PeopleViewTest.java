package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Role;
import dev.sentrylogger.ui.NotFoundPage;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    Access access;

    @Autowired
    Invitations invitations;

    private User owner;
    private User other;
    private AppId app;

    @BeforeEach
    void openPage() {
        owner = users.member();
        other = users.member();
        app = apps.register(owner.id(), "shop", "").app().id();
        signIn(owner);
        open();
    }

    @Test
    void withoutAMailServerThereIsNoFieldForIt() {
        click("Invite");

        _assertNone(EmailField.class);
        _assertOne(
                Paragraph.class,
                spec -> spec.withText("Links can be mailed from here once this server has a mail server (SMTP_HOST)."));
    }

    @Test
    void makesANewLinkInPlaceOfOneThatWaits() {
        String token = invite(Role.OWNER);
        open();

        click("New link");
        assertThat(_get(TextField.class).getValue()).isEqualTo("Ada");
        click("Make the link");
        String link = _get(Pre.class).getText();

        assertThat(invitations.find(token)).isEmpty();
        assertThat(invitations.find(link.substring(link.lastIndexOf('/') + 1)))
                .hasValueSatisfying(invitation -> assertThat(invitation.role()).isEqualTo(Role.OWNER));
    }

    @Test
    void invitesWithALinkThatLetsASignedInPersonJoin() {
        click("Invite");
        _setValue(_get(TextField.class), "Ada");
        click("Make the link");
        String link = _get(Pre.class).getText();
        click("Done");
        assertThat(text()).contains("Ada", "Take back");

        signIn(other);
        UI.getCurrent().navigate(link.substring(link.indexOf("invite/")));
        click("Join shop");

        assertThat(access.role(other.id(), app)).contains(Role.MEMBER);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("apps/" + app);
    }

    @Test
    void aLinkLetsAVisitorMakeAnAccountAndJoin() {
        String token = invite(Role.VIEWER);
        String email = "new-" + UUID.randomUUID() + "@example.org";
        signOut();
        UI.getCurrent().navigate("invite/" + token);

        _setValue(_get(EmailField.class), email);
        _setValue(_get(TextField.class), "New Person");
        _setValue(_get(PasswordField.class), "short");
        click("Create account and join");
        assertThat(text()).contains("use at least 8 characters");
        assertThat(invitations.find(token)).isPresent();

        _setValue(_get(PasswordField.class), SomeUsers.PASSWORD);
        click("Create account and join");

        assertThat(invitations.find(token)).isEmpty();
        signIn(owner);
        open();
        assertThat(text()).contains("New Person", email);
    }

    @Test
    void aLinkThatDoesNotWorkSaysSo() {
        signOut();
        UI.getCurrent().navigate("invite/nothing");

        assertThat(text()).contains("This invitation does not work");
        _assertNone(EmailField.class);
    }

    @Test
    void takesAnInvitationBack() {
        String token = invite(Role.VIEWER);
        open();

        click("Take back");

        assertThat(invitations.find(token)).isEmpty();
    }

    @Test
    void removesSomebodyAfterBeingAsked() {
        invitations.accept(new Caller(other.id(), ""), invite(Role.MEMBER));
        open();

        click("Remove");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(access.role(other.id(), app)).isEmpty();
        assertThat(text()).doesNotContain(other.email());
    }

    @Test
    void theLastOwnerCannotLeave() {
        click("Leave");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(access.role(owner.id(), app)).contains(Role.OWNER);
        _assertOne(PeopleView.class);
    }

    @Test
    void anOwnerWhoStepsDownLeavesThePage() {
        invitations.accept(new Caller(other.id(), ""), invite(Role.OWNER));
        open();

        _setValue(roleOf(owner), Role.VIEWER);

        assertThat(access.role(owner.id(), app)).contains(Role.VIEWER);
        _assertOne(AppsView.class);
    }

    @Test
    void aMemberLeavesFromTheListOfApps() {
        invitations.accept(new Caller(other.id(), ""), invite(Role.MEMBER));
        signIn(other);
        UI.getCurrent().navigate("apps");

        click("Leave");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(access.role(other.id(), app)).isEmpty();
        assertThat(text()).contains("No apps yet");
    }

    @Test
    void isNotThereForAMember() {
        invitations.accept(new Caller(other.id(), ""), invite(Role.MEMBER));
        signIn(other);
        open();

        _assertOne(NotFoundPage.class);
    }

    @SuppressWarnings("unchecked")
    private static Select<Role> roleOf(User user) {
        for (Select<?> select : _find(Select.class)) {
            if (select.getAriaLabel().orElse("").equals("Role of " + user.name())) {
                return (Select<Role>) select;
            }
        }
        throw new AssertionError("no role of " + user.name());
    }

    private String invite(Role role) {
        return invitations.create(new Caller(owner.id(), ""), app, role, "Ada");
    }

    private void open() {
        UI.getCurrent().navigate("apps/" + app + "/people");
    }

    private static void click(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
