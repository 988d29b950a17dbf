package dev.sentrylogger.app.ui;

import dev.sentrylogger.account.SignUpInvitations;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads who signs up with the link of an invitation into its app. */
@Component
final class InvitedSignUps implements SignUpInvitations {
    private final Invitations invitations;

    InvitedSignUps(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public Optional<String> accept(UserId user, String address, String token, String identity) {
        return invitations
                .accept(new Caller(user, address), token, identity)
                .map(app -> "/" + AppNavigation.pathOf(app));
    }
}
