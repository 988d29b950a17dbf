package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.Invitation;
import dev.sentrylogger.app.Invitation.Mailing;
import dev.sentrylogger.ui.Ago;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation that waits: for whom, until when, and whether its mail went out. */
final class InvitationRow extends PersonRow {
    InvitationRow(Invitation invitation, Instant now, Runnable renew, Runnable takeBack) {
        super(name(invitation), about(invitation, now), parts(invitation, renew, takeBack));
        Mailing mailing = invitation.mailing();
        if (mailing != null && mailing.problem() != null) {
            var problem = new Paragraph("Not mailed to " + mailing.to() + ". " + mailing.problem() + ".");
            problem.addClassName("people-problem");
            add(problem);
        }
    }

    private static Component[] parts(Invitation invitation, Runnable renew, Runnable takeBack) {
        var role = new Span(PeopleView.words(invitation.role()));
        role.addClassName("muted");
        var newLink = new Button("New link", click -> renew.run());
        newLink.addThemeVariants(ButtonVariant.TERTIARY);
        newLink.setAriaLabel("New link for " + name(invitation));
        var revoke = new Button("Take back", click -> takeBack.run());
        revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        revoke.setAriaLabel("Take back the link for " + name(invitation));
        return new Component[] {role, newLink, revoke};
    }

    private static String name(Invitation invitation) {
        if (!invitation.note().isEmpty()) {
            return invitation.note();
        }
        return invitation.mailing() == null
                ? "Whoever has the link"
                : invitation.mailing().to();
    }

    private static String about(Invitation invitation, Instant now) {
        return "by " + invitation.inviter() + ", ends " + Ago.until(invitation.expiresAt(), now)
                + mailed(invitation.mailing());
    }

    private static String mailed(@Nullable Mailing mailing) {
        if (mailing == null || mailing.problem() != null) {
            return "";
        }
        return mailing.at() == null ? ", being mailed to " + mailing.to() : ", mailed to " + mailing.to();
    }
}
