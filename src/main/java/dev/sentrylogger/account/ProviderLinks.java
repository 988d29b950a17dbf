package dev.sentrylogger.account;

import com.vaadin.flow.server.WrappedSession;
import dev.sentrylogger.account.SignInProviders.Provider;
import java.util.List;
import org.springframework.stereotype.Component;

/** Attaching a provider's identity to an account one is signed in to. */
@Component
public final class ProviderLinks {
    private final SignInProviders providers;
    private final Identities identities;
    private final LinkIntent intent;

    ProviderLinks(SignInProviders providers, Identities identities, LinkIntent intent) {
        this.providers = providers;
        this.identities = identities;
        this.intent = intent;
    }

    /** The providers the user may link: all, as long as the account has no identity yet. */
    public List<Provider> linkable(User user) {
        return identities.has(user.id()) ? List.of() : providers.all();
    }

    /** Remembers in the person's own session that the next answer of a provider is to be linked. */
    public void begin(WrappedSession session) {
        session.setAttribute(LinkIntent.ATTRIBUTE, intent.end());
    }
}
