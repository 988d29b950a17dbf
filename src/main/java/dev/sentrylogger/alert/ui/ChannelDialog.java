package dev.sentrylogger.alert.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import dev.sentrylogger.alert.Channel;
import dev.sentrylogger.alert.Channels;
import dev.sentrylogger.alert.Kind;
import dev.sentrylogger.alert.SavedChannel;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.ui.CopyButton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for a channel, a new one or other values of one there is. A new secret of a webhook is shown once. */
final class ChannelDialog extends Dialog {
    private final AppPages pages;
    private final Channels channels;
    private final App app;
    private final @Nullable SavedChannel edited;
    private final @Nullable Channel before;
    private final Command changed;
    private final Select<Kind> kind = new Select<>();
    private final TextField name = field("Name", "such as: On call");
    private final TextField addresses = field("E-mail addresses", "ada@example.org, grace@example.org");
    private final TextField url = field("Webhook URL", "https://…");
    private final TextField key = field("Integration key", "32 letters and digits");
    private final Paragraph help = new Paragraph();
    private final Paragraph problem = new Paragraph();

    ChannelDialog(AppPages pages, Channels channels, App app, @Nullable SavedChannel edited, Command changed) {
        this.pages = pages;
        this.channels = channels;
        this.app = app;
        this.edited = edited;
        this.changed = changed;
        this.before = edited == null
                ? null
                : channels.find(pages.caller().user(), app.id(), edited.id()).orElse(null);
        var save = new Button(edited == null ? "Add" : "Save", click -> save());

        kind.addValueChangeListener(change -> fit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        // Not for the whole dialog: Enter also picks a kind.
        List.of(name, addresses, url, key).forEach(field -> field.addKeyPressListener(Key.ENTER, enter -> save()));

        kind.setLabel("Kind");
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(Kind::words);
        kind.setWidthFull();
        kind.setValue(edited == null ? Kind.EMAIL : edited.kind());
        kind.setReadOnly(edited != null);
        name.setMaxLength(100);
        name.setValue(edited == null ? "" : edited.name());
        addresses.setValue(before instanceof Channel.Email email ? String.join(", ", email.addresses()) : "");
        if (before instanceof Channel.Webhook webhook) {
            url.setValue(webhook.url());
        } else if (before instanceof Channel.PagerDuty pagerDuty) {
            url.setValue(pagerDuty.url());
        }
        problem.addClassName("dialog-problem");
        problem.getElement().setAttribute("role", "alert");
        setHeaderTitle(edited == null ? "Add a channel" : "Edit “" + edited.name() + "”");
        setWidth("32rem");
        addClassName("key-dialog");
        add(kind, name, addresses, url, key, help, problem);
        getFooter().add(new Button("Cancel", click -> close()), save);
        if (before instanceof Channel.Webhook webhook) {
            getFooter().addComponentAsFirst(new Button("New secret", click -> renew(webhook)));
        }
        fit();
    }

    /** Shows what the kind needs. What is secret is not shown again; an empty field keeps it. */
    private void fit() {
        Kind chosen = kind.getValue();
        addresses.setVisible(chosen == Kind.EMAIL);
        url.setVisible(chosen != Kind.EMAIL);
        url.setLabel(chosen == Kind.PAGERDUTY ? "Address" : "Webhook URL");
        url.setPlaceholder(keeps() && chosen != Kind.WEBHOOK && chosen != Kind.PAGERDUTY ? "unchanged" : "https://…");
        if (chosen == Kind.PAGERDUTY && url.isEmpty()) {
            url.setValue(Channel.PagerDuty.USUAL);
        }
        key.setVisible(chosen == Kind.PAGERDUTY);
        key.setPlaceholder(keeps() ? "unchanged" : "32 letters and digits");
        help.setText(
                switch (chosen) {
                    case EMAIL -> "Up to ten, with commas between. Each gets a mail of its own.";
                    case SLACK -> "From Slack: the app “Incoming Webhooks”, add to a channel. Mattermost's works, too.";
                    case DISCORD -> "From Discord: the channel's settings, Integrations, Webhooks, copy the URL.";
                    case TEAMS ->
                        "From Teams: the channel's Workflows, “Post to a channel when a webhook request is received”.";
                    case PAGERDUTY ->
                        "From PagerDuty: the service's Integrations, “Events API v2”. In the EU the address"
                                + " is https://events.eu.pagerduty.com/v2/enqueue.";
                    case WEBHOOK ->
                        "It gets JSON, signed as Standard Webhooks has it; the secret is shown once it is added.";
                });
    }

    private boolean keeps() {
        return before != null;
    }

    private void save() {
        problem.setText("");
        try {
            Channel channel = entered();
            if (edited == null) {
                channels.add(pages.caller(), app.id(), name.getValue(), channel);
            } else {
                channels.change(pages.caller(), app.id(), edited.id(), name.getValue(), channel);
            }
            changed.execute();
            if (channel instanceof Channel.Webhook webhook && !(before instanceof Channel.Webhook)) {
                reveal(webhook);
            } else {
                close();
            }
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
        }
    }

    private void renew(Channel.Webhook webhook) {
        Channel.Webhook renewed = Channel.Webhook.to(webhook.url());
        SavedChannel saved = Objects.requireNonNull(edited);
        channels.change(pages.caller(), app.id(), saved.id(), saved.name(), renewed);
        changed.execute();
        reveal(renewed);
    }

    private Channel entered() {
        return switch (kind.getValue()) {
            case EMAIL -> new Channel.Email(list(addresses.getValue()));
            case SLACK -> new Channel.Slack(before instanceof Channel.Slack old ? or(url, old.url()) : url());
            case DISCORD -> new Channel.Discord(before instanceof Channel.Discord old ? or(url, old.url()) : url());
            case TEAMS -> new Channel.Teams(before instanceof Channel.Teams old ? or(url, old.url()) : url());
            case PAGERDUTY ->
                new Channel.PagerDuty(
                        url(),
                        // A key that was given for one address goes to no other.
                        before instanceof Channel.PagerDuty old && url().equals(old.url())
                                ? or(key, old.routingKey())
                                : key.getValue().strip());
            case WEBHOOK ->
                before instanceof Channel.Webhook old
                        ? new Channel.Webhook(url(), old.secret())
                        : Channel.Webhook.to(url());
        };
    }

    private String url() {
        return url.getValue().strip();
    }

    private static String or(TextField field, String old) {
        return field.isEmpty() ? old : field.getValue().strip();
    }

    private static List<String> list(String text) {
        return Stream.of(text.split("[,;\\s]+")).filter(one -> !one.isEmpty()).toList();
    }

    private void reveal(Channel.Webhook webhook) {
        removeAll();
        getFooter().removeAll();
        setHeaderTitle("The webhook's secret");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        add(
                new Paragraph("It is shown this once: copy it to the program that checks the signatures."),
                secret(webhook));
        var done = new Button("I saved it", click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    private static Component secret(Channel.Webhook webhook) {
        var code = new Code(webhook.secret());
        code.addClassNames("log-text", "key-reveal-key");
        code.getElement().setAttribute("aria-label", "Secret");
        code.getElement().setAttribute("tabindex", "0");
        var row = new Div(code, new CopyButton("the secret", webhook.secret()));
        row.addClassName("key-reveal-row");
        return row;
    }

    private static TextField field(String label, String example) {
        var field = new TextField(label);
        field.setPlaceholder(example);
        field.setMaxLength(2_600);
        field.setWidthFull();
        // Enter saves, and must find what was typed.
        field.setValueChangeMode(ValueChangeMode.EAGER);
        return field;
    }
}
