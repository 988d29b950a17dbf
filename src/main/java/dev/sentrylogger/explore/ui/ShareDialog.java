package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.explore.ShareLink;
import dev.sentrylogger.explore.ShareLinks;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.ui.BrowserAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a link that shows what the page shows to people without an account, and revokes those made before. */
@JsModule("context://app/copy-button.js")
final class ShareDialog extends Dialog {
    private static final Map<Duration, String> VALIDITIES = Map.of(
            Duration.ofHours(1),
            "1 hour",
            Duration.ofDays(1),
            "1 day",
            Duration.ofDays(7),
            "7 days",
            Duration.ofDays(30),
            "30 days");
    private static final String ALL = "All logs of the search";
    private static final String ONE = "Only the open log";

    private final ShareLinks links;
    private final UserId user;
    private final Viewed viewed;
    private final TimeRange range;
    private final RadioButtonGroup<String> what = new RadioButtonGroup<>("What it shows");
    private final Select<Duration> validity = new Select<>();
    private final Checkbox redact = new Checkbox("Mask personal data and secrets", true);
    private final Div made = new Div();
    private final Div inForce = new Div();

    /** @param range the time that is shown, by the clock */
    ShareDialog(ShareLinks links, UserId user, Viewed viewed, TimeRange range) {
        this.links = links;
        this.user = user;
        this.viewed = viewed;
        this.range = range;
        boolean open = viewed.state().event() != null;
        what.setItems(open ? List.of(ALL, ONE) : List.of(ALL));
        what.setValue(open ? ONE : ALL);
        validity.setLabel("Valid for");
        validity.setItems(VALIDITIES.keySet().stream().sorted().toList());
        validity.setItemLabelGenerator(VALIDITIES::get);
        validity.setValue(Duration.ofDays(7));
        var create = new Button("Create link", click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);

        setHeaderTitle("Share");
        addClassName("share-dialog");
        setWidth("34rem");
        var content = new Div(
                new Paragraph("Anybody who has the link sees these logs without signing in, read-only, with the time"
                        + " fixed as it is now."),
                what,
                validity,
                redact,
                made,
                inForce);
        content.addClassName("share-content");
        add(content);
        getFooter().add(new Button("Close", click -> close()), create);
        showLinks();
    }

    private void create() {
        EventId event = ONE.equals(what.getValue()) ? viewed.state().event() : null;
        var shared = new ShareLinks.Shared(viewed.filter().text(), range, event, redact.getValue());
        made.removeAll();
        try {
            String token = links.create(caller(), viewed.id(), shared, validity.getValue());
            showMade("share/" + token);
        } catch (IllegalArgumentException e) {
            made.add(new Text(e.getMessage()));
        }
        showLinks();
    }

    /** The one time that the link can be seen. */
    private void showMade(String path) {
        var field = new TextField("The link, shown this once");
        field.setReadOnly(true);
        field.setWidthFull();
        var copy = new Element("copy-button");
        copy.setProperty("what", "the link");
        viewed.ui().getPage().fetchCurrentURL(page -> {
            String link = page.getProtocol() + "://" + page.getAuthority() + "/" + path;
            field.setValue(link);
            copy.setProperty("text", link);
        });
        var line = new Div(field);
        line.getElement().appendChild(copy);
        line.addClassName("share-made");
        made.add(line);
    }

    private Caller caller() {
        return new Caller(user, BrowserAddress.current());
    }

    private void showLinks() {
        inForce.removeAll();
        List<ShareLink> all = links.of(user, viewed.id());
        if (all.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("share-links");
        Instant now = viewed.now();
        all.forEach(link -> list.add(item(link, now)));
        inForce.add(new H3("Links in force"), list);
    }

    private Component item(ShareLink link, Instant now) {
        Duration left = Duration.between(now, link.expiresAt());
        String time = left.toHours() < 48 ? left.toHours() + " h" : left.toDays() + " days";
        String text = (link.event() == null ? described(link.query()) : "one log") + " · "
                + (link.views() == 1 ? "1 view" : link.views() + " views") + " · " + time + " left"
                + (link.redacted() ? " · masked" : "");
        var revoke = new Button("Revoke", click -> {
            links.revoke(caller(), viewed.id(), link.id());
            showLinks();
        });
        revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
        revoke.setAriaLabel("Revoke the link to " + text);
        return new ListItem(new Text(text), revoke);
    }

    private static String described(@Nullable String query) {
        String text = query == null || query.isEmpty() ? "all logs" : query;
        return text.length() > 40 ? text.substring(0, 39) + "…" : text;
    }
}
