package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.sentrylogger.account.OwnAccount;
import dev.sentrylogger.account.SignedInDevice;
import dev.sentrylogger.account.SignedInDevices;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.Ago;
import dev.sentrylogger.ui.BrowserAddress;
import java.time.Clock;
import java.util.List;

/** The browsers in which a person is signed in, each with a way to end that. */
final class DeviceList extends Composite<Div> {
    private final OwnAccount account;
    private final SignedInDevices devices;
    private final User user;
    private final Clock clock;

    DeviceList(OwnAccount account, SignedInDevices devices, User user, Clock clock) {
        this.account = account;
        this.devices = devices;
        this.user = user;
        this.clock = clock;
        show();
    }

    private void show() {
        List<SignedInDevice> all = devices.of(user.id());
        var list = new UnorderedList();
        list.addClassName("people-list");
        all.forEach(device -> list.add(item(device)));
        getContent().removeAll();
        getContent().add(list);
        if (all.size() > 1) {
            var others = new Button("Sign out everywhere else", click -> {
                account.signOutElsewhere(user, Here.sessionId(), BrowserAddress.current());
                show();
            });
            others.addClassName("after-list");
            getContent().add(others);
        }
    }

    private ListItem item(SignedInDevice device) {
        boolean here = device.sessionId().equals(Here.sessionId());
        var name = new Span(device.shown() + (here ? " (this one)" : ""));
        name.addClassName("person-name");
        var more = new Span(device.address() + ", signed in " + Ago.text(device.signedInAt(), clock.instant()));
        more.addClassName("muted");
        var text = new Div(name, more);
        text.addClassName("person");
        var item = new ListItem(text);
        item.addClassName("people-row");
        if (!here) {
            var end = new Button("Sign out", click -> {
                account.signOut(user, device, BrowserAddress.current());
                show();
            });
            end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            end.setAriaLabel("Sign out " + device.shown());
            item.add(end);
        }
        return item;
    }
}
