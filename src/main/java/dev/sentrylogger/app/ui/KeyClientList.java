package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.sentrylogger.app.KeyInfo.Client;
import dev.sentrylogger.ui.Ago;
import java.time.Instant;
import java.util.List;

/** Who sends with a key, latest first. All of it is said by clients and shown as text. */
final class KeyClientList extends Composite<UnorderedList> {
    KeyClientList(List<Client> clients, Instant now) {
        getContent().addClassName("key-clients");
        getContent().getElement().setAttribute("aria-label", "Used by");
        clients.forEach(client -> getContent().add(item(client, now)));
    }

    private static ListItem item(Client used, Instant now) {
        var client = used.client();
        var line = new Div(
                cell(client.host().isEmpty() ? "host not named" : client.host(), "key-client-host"),
                cell(client.client().isEmpty() ? "client not named" : client.client(), "key-client-name"),
                cell(client.address(), "key-client-address"),
                cell(Ago.text(used.lastUsedAt(), now), "key-client-time"));
        line.addClassName("key-client");
        return new ListItem(line);
    }

    private static Span cell(String text, String className) {
        var cell = new Span(text);
        cell.addClassName(className);
        return cell;
    }
}
