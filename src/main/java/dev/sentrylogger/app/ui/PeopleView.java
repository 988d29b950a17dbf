package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Invitation;
import dev.sentrylogger.app.InvitationMails;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Member;
import dev.sentrylogger.app.Members;
import dev.sentrylogger.app.Members.LastOwnerException;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.Role;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who may do what with an app, and who is invited. */
@Route("apps/:app/" + AppNavigation.PEOPLE)
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
public final class PeopleView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private final AppPages pages;
    private final Members members;
    private final Invitations invitations;
    private final InvitationMails mails;
    private final ServerAddress serverAddress;
    private final Clock clock;
    private final Div list = new Div();
    private @Nullable App app;

    PeopleView(
            AppPages pages,
            Members members,
            Invitations invitations,
            InvitationMails mails,
            ServerAddress serverAddress,
            Clock clock) {
        this.pages = pages;
        this.members = members;
        this.invitations = invitations;
        this.mails = mails;
        this.serverAddress = serverAddress;
        this.clock = clock;
        var invite = new Button("Invite", VaadinIcon.PLUS.create());

        invite.addClickListener(click -> dialog().open());

        invite.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(
                new Paragraph("Viewers search and watch. Members also share links and views. Owners do everything on"
                        + " these pages."),
                invite);
        head.addClassName("page-head");
        getContent().addClassNames("app-page", "people");
        getContent().add(head, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            show();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "People of " + app.name();
    }

    private App app() {
        return Objects.requireNonNull(app, "entered");
    }

    private void show() {
        var user = pages.caller().user();
        var people = new UnorderedList();
        people.addClassName("people-list");
        members.of(user, app().id()).forEach(member -> people.add(item(member)));
        list.removeAll();
        list.add(people);
        List<Invitation> waiting = invitations.of(user, app().id());
        if (!waiting.isEmpty()) {
            var invited = new UnorderedList();
            invited.addClassName("people-list");
            waiting.forEach(invitation -> invited.add(new InvitationRow(
                    invitation,
                    clock.instant(),
                    () -> dialog().replacing(invitation).open(),
                    () -> takeBack(invitation))));
            list.add(new H2("Invited"), invited);
        }
    }

    private Component item(Member member) {
        boolean self = member.user().equals(pages.caller().user());
        var role = new Select<Role>();
        role.setItems(Role.values());
        role.setItemLabelGenerator(PeopleView::words);
        role.setValue(member.role());
        role.setAriaLabel("Role of " + member.name());
        role.addValueChangeListener(changed ->
                change(() -> members.setRole(pages.caller(), app().id(), member.user(), changed.getValue())));
        var remove = new Button(self ? "Leave" : "Remove", click -> askToRemove(member, self));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.setAriaLabel(self ? "Leave this app" : "Remove " + member.name());
        return new PersonRow(member.name() + (self ? " (you)" : ""), member.email(), role, remove);
    }

    private void takeBack(Invitation invitation) {
        invitations.revoke(pages.caller(), app().id(), invitation.id());
        show();
    }

    private InviteDialog dialog() {
        return new InviteDialog(mails, pages, app(), serverAddress, this::show);
    }

    private void askToRemove(Member member, boolean self) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(self ? "Leave “" + app().name() + "”?" : "Remove " + member.name() + "?");
        dialog.setText("The app and its logs are gone for " + (self ? "you" : "them")
                + " at once. Keys stay in force; revoke those that should not.");
        dialog.setCancelable(true);
        dialog.setConfirmText(self ? "Leave" : "Remove");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> change(() -> {
            members.remove(pages.caller(), app().id(), member.user());
            if (self) {
                getUI().ifPresent(AppNavigation::toApps);
            }
        }));
        dialog.open();
    }

    private void change(Runnable change) {
        try {
            change.run();
        } catch (LastOwnerException e) {
            Notification.show(String.valueOf(e.getMessage()));
        }
        if (pages.mayManage(app().id())) {
            show();
        } else {
            getUI().ifPresent(AppNavigation::toApps);
        }
    }

    static String words(Role role) {
        return switch (role) {
            case VIEWER -> "Viewer";
            case MEMBER -> "Member";
            case OWNER -> "Owner";
        };
    }
}
