package dev.sentrylogger.account;

import dev.sentrylogger.account.Identities.Identity;
import dev.sentrylogger.account.InviteIntent.Invited;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Finds or makes the account of an OIDC identity. Issuer and subject decide; the e-mail is only shown. So somebody who
 * comes with another person's address gets an account of their own, or none, and never the other's.
 */
@Component
final class OidcSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService provider = new OidcUserService();
    private final Identities identities;
    private final Accounts accounts;
    private final LinkIntent linkIntent;
    private final InviteIntent inviteIntent;
    private final InvitedSignIn invited;
    private final OidcSignUp signUp;
    private final Denials denials;

    OidcSignIn(
            Identities identities,
            Accounts accounts,
            LinkIntent linkIntent,
            InviteIntent inviteIntent,
            InvitedSignIn invited,
            OidcSignUp signUp,
            Denials denials) {
        this.identities = identities;
        this.accounts = accounts;
        this.linkIntent = linkIntent;
        this.inviteIntent = inviteIntent;
        this.invited = invited;
        this.signUp = signUp;
        this.denials = denials;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser claims = provider.loadUser(request);
        var identity = new Identity(
                Objects.requireNonNull(claims.getIssuer()).toString(), Objects.requireNonNull(claims.getSubject()));
        String registration = request.getClientRegistration().getRegistrationId();
        return new OidcSignedIn(accountOf(identity, claims, registration), claims);
    }

    private User accountOf(Identity identity, OidcUser claims, String registration) {
        Optional<User> linker = linkIntent.take();
        Optional<Invited> guest = inviteIntent.take();
        Optional<User> owner = identities.ownerOf(identity);
        // Before an invitation is used up for nothing.
        linker.or(() -> owner).ifPresent(this::requireEnabled);
        if (linker.isPresent()) {
            return link(identity, linker.get(), owner);
        }
        if (guest.isPresent()) {
            return invited.enter(guest.get(), identity, claims, owner);
        }
        return owner.orElseGet(() -> signUp.open(identity, claims, registration));
    }

    private void requireEnabled(User user) {
        if (!accounts.isEnabled(user.id())) {
            denials.note(user.id(), null, "the account is turned off");
            throw new OidcRefused(OidcRefusal.TURNED_OFF);
        }
    }

    private User link(Identity identity, User linker, Optional<User> owner) {
        if (owner.isEmpty()) {
            identities.link(identity, linker.id());
            return linker;
        }
        if (!owner.get().id().equals(linker.id())) {
            throw new OidcRefused(OidcRefusal.LINKED_ELSEWHERE);
        }
        return owner.get();
    }
}
