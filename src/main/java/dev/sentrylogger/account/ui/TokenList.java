package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.sentrylogger.account.OwnAccount;
import dev.sentrylogger.account.PersonalToken;
import dev.sentrylogger.account.PersonalTokens;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.Ago;
import dev.sentrylogger.ui.BrowserAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A person's tokens: which there are, a new one, and the end of one. */
final class TokenList extends Composite<Div> {
    private final PersonalTokens tokens;
    private final OwnAccount account;
    private final User user;
    private final Clock clock;

    TokenList(PersonalTokens tokens, OwnAccount account, User user, Clock clock) {
        this.tokens = tokens;
        this.account = account;
        this.user = user;
        this.clock = clock;
        show();
    }

    private void show() {
        var create = new Button("New token", VaadinIcon.PLUS.create());
        create.addClickListener(click -> new NewTokenDialog(account, user, clock, this::show).open());
        var head = new Div(
                new Paragraph("With a token a script acts for you: Authorization: Bearer slp_… at /api."), create);
        head.addClassName("page-head");
        getContent().removeAll();
        getContent().add(head);
        List<PersonalToken> all = tokens.of(user.id());
        if (!all.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("people-list");
            all.forEach(token -> list.add(item(token)));
            getContent().add(list);
        }
    }

    private ListItem item(PersonalToken token) {
        var name = new Span(token.name() + " (slp_…" + token.lastFour() + ")");
        name.addClassName("person-name");
        var more = new Span(more(token, clock.instant()));
        more.addClassName("muted");
        var text = new Div(name, more);
        text.addClassName("person");
        var item = new ListItem(text);
        item.addClassName("people-row");
        if (!token.fromSettings()) {
            var revoke = new Button("Revoke", click -> {
                account.revokeToken(user, token, BrowserAddress.current());
                show();
            });
            revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            revoke.setAriaLabel("Revoke the token " + token.name());
            item.add(revoke);
        }
        return item;
    }

    private static String more(PersonalToken token, Instant now) {
        String may = token.fromSettings()
                ? "from the setting ADMIN_TOKEN"
                : token.readOnly() ? "reads" : "reads and changes";
        Instant end = token.expiresAt();
        String life = end == null ? "no end" : now.isBefore(end) ? "ends " + Ago.until(end, now) : "has expired";
        String used = token.lastUsedAt() == null ? "never used" : "last used " + Ago.text(token.lastUsedAt(), now);
        return may + ", " + life + ", " + used;
    }
}
