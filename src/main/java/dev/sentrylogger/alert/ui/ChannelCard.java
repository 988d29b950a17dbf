package dev.sentrylogger.alert.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.sentrylogger.alert.Channels;
import dev.sentrylogger.alert.Ledger;
import dev.sentrylogger.alert.LedgerRow;
import dev.sentrylogger.alert.SavedChannel;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.ui.Ago;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel: whom it reaches, whether it works, and what can be done with it. */
final class ChannelCard extends Composite<Div> {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelCard.class);

    private final AppPages pages;
    private final Channels channels;
    private final Ledger ledger;
    private final App app;
    private final SavedChannel channel;
    private final Command changed;
    private final Command told;
    private final Span state = new Span();
    private final Button test = new Button("Send test", click -> test());
    private final Div answer = new Div();

    ChannelCard(
            AppPages pages,
            Channels channels,
            Ledger ledger,
            App app,
            SavedChannel channel,
            Command changed,
            Command told,
            Clock clock) {
        this.pages = pages;
        this.channels = channels;
        this.ledger = ledger;
        this.app = app;
        this.channel = channel;
        this.changed = changed;
        this.told = told;
        var edit = new Button("Edit", click -> new ChannelDialog(pages, channels, app, channel, changed).open());
        var remove = new Button("Remove", click -> askToRemove());

        test.setAriaLabel("Send a test through " + channel.name());
        edit.setAriaLabel("Edit the channel " + channel.name());
        remove.setAriaLabel("Remove the channel " + channel.name());
        var actions = new Div(test, edit, remove);
        actions.addClassName("key-actions");
        state.addClassName("key-state");
        var head = new Div(new H2(channel.name()), state, actions);
        head.addClassName("key-head");
        var facts = new Div(new Span(channel.kind().words()), new Span(channel.target()));
        facts.addClassName("key-facts");
        answer.addClassName("channel-answer");
        answer.getElement().setAttribute("role", "status");
        getContent().addClassName("key-card");
        show(channel.offReason() != null ? "off" : channel.failingSince() != null ? "failing" : "on");
        getContent().add(head, facts);
        if (channel.offReason() != null) {
            getContent().add(notice("Nothing is sent: " + channel.offReason() + " Edit it to turn it on again."));
        } else if (channel.failingSince() != null) {
            getContent()
                    .add(notice("Sending fails; it first did "
                            + Ago.text(channel.failingSince(), clock.instant()) + ". The last time: "
                            + (channel.problem() == null || channel.problem().isBlank()
                                    ? "no answer"
                                    : channel.problem())));
        }
        getContent().add(answer);
    }

    private void test() {
        UI ui = UI.getCurrent();
        Caller caller = pages.caller();
        test.setEnabled(false);
        say("Sending …", "");
        Thread.ofVirtual().name("alert-test").start(() -> {
            Command then = send(caller);
            try {
                ui.access(then);
            } catch (UIDetachedException e) {
                // Nobody looks any more.
            }
        });
    }

    private Command send(Caller caller) {
        try {
            List<LedgerRow> sent = ledger.test(caller, app, channel);
            return () -> {
                test.setEnabled(true);
                answer.removeAll();
                sent.forEach(this::show);
                if (channel.offReason() == null) {
                    show(sent.stream().allMatch(row -> row.state() == LedgerRow.State.DELIVERED) ? "on" : "failing");
                }
                told.execute();
            };
        } catch (IllegalArgumentException e) {
            return () -> failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A test could not be sent", e);
            return () -> failed("The server failed at this and logged why; try again.");
        }
    }

    private void failed(String words) {
        test.setEnabled(true);
        say(words, "bad");
    }

    private void show(String now) {
        getContent().removeClassName("channel-" + state.getText());
        state.setText(now);
        getContent().addClassName("channel-" + now);
    }

    private void show(LedgerRow row) {
        var attempt = row.attempts().getLast();
        String words = (attempt.delivered() ? "Sent to " : "Not sent to ") + row.recipient() + ". "
                + LedgerWords.answer(attempt);
        add(words, attempt.delivered() ? "good" : "bad");
    }

    private void say(String words, String kind) {
        answer.removeAll();
        add(words, kind);
    }

    private void add(String words, String kind) {
        var line = new Paragraph(words);
        line.getElement().setAttribute("data-kind", kind);
        answer.add(line);
    }

    private void askToRemove() {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Remove “" + channel.name() + "”?");
        dialog.setText("Nobody is told through it any more, and what waits for it is not sent. What was sent stays in"
                + " the list below.");
        dialog.setCancelable(true);
        dialog.setCancelText("Keep");
        dialog.setConfirmText("Remove");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> {
            channels.remove(pages.caller(), app.id(), channel);
            changed.execute();
        });
        dialog.open();
    }

    private static Div notice(String words) {
        var notice = new Div(new Paragraph(words));
        notice.addClassName("key-notice");
        return notice;
    }
}
