package dev.sentrylogger.retention.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.query.QuerySyntaxException;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.retention.KeptEvents;
import dev.sentrylogger.store.Deletion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Asks which logs are to go, counts them, and deletes them once the owner has seen how many. */
final class DeleteEventsForm extends Composite<Div> {
    private final AppPages pages;
    private final KeptEvents kept;
    private final App app;
    private final Clock clock;
    private final TextField search = new TextField("Search");
    private final Select<DeletedTime> time = new Select<>();
    private final Button count = new Button("Count", click -> count());
    private final Div outcome = new Div();

    DeleteEventsForm(AppPages pages, KeptEvents kept, App app, Clock clock) {
        this.pages = pages;
        this.kept = kept;
        this.app = app;
        this.clock = clock;

        search.setPlaceholder("all, or such as level:debug service:worker");
        search.setMaxLength(QueryText.MAX_LENGTH);
        search.setClearButtonVisible(true);
        search.setManualValidation(true);
        search.addValueChangeListener(change -> changed());
        time.setLabel("Time");
        time.setItems(DeletedTime.values());
        time.setItemLabelGenerator(DeletedTime::label);
        time.setValue(DeletedTime.ANY);
        time.addValueChangeListener(change -> changed());
        var row = new Div(search, time, count);
        row.addClassName("data-row");
        outcome.addClassName("data-outcome");
        outcome.getElement().setAttribute("aria-live", "polite");
        getContent().addClassNames("data-block", "danger");
        getContent()
                .add(
                        new Paragraph("What should never have been logged, or nobody needs. The search is that of the"
                                + " logs page. First you see how many there are."),
                        row,
                        outcome);
    }

    private void changed() {
        search.setInvalid(false);
        outcome.removeAll();
    }

    private void count() {
        outcome.removeAll();
        try {
            var deletion = new Deletion(
                    app.id(),
                    time.getValue().at(clock.instant()),
                    QueryText.parse(search.getValue().strip()));
            var user = pages.caller().user();
            begin("Counting.");
            Background.run(
                    () -> {
                        long matching = kept.count(user, deletion);
                        return () -> end(() -> show(deletion, matching));
                    },
                    failure -> end(() -> say(failure)));
        } catch (QuerySyntaxException e) {
            search.setErrorMessage(String.valueOf(e.getMessage()));
            search.setInvalid(true);
            search.focus();
        }
    }

    /** What is asked for stays as it is meanwhile. */
    private void begin(String sentence) {
        setEnabled(false);
        outcome.removeAll();
        say(sentence);
    }

    private void end(Command then) {
        setEnabled(true);
        outcome.removeAll();
        then.execute();
    }

    private void setEnabled(boolean enabled) {
        search.setReadOnly(!enabled);
        time.setReadOnly(!enabled);
        count.setEnabled(enabled);
    }

    private void show(Deletion deletion, long matching) {
        if (matching == 0) {
            say("No log matches, so there is nothing to delete.");
            return;
        }
        String logs = logs(matching);
        var delete = new Button("Delete " + logs, click -> ask(deletion, logs));
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        var look = new Anchor(
                "apps/" + app.id() + "?q=" + encoded(deletion.filter().text()) + "&"
                        + time.getValue().address(deletion),
                "Look at them first");
        outcome.add(new Span(logs + (matching == 1 ? " matches." : " match.")), look, delete);
    }

    private void ask(Deletion deletion, String logs) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Delete " + logs + " for good?");
        dialog.setText("Nobody can bring them back. Logs that match and come until it begins go too.");
        dialog.setCancelable(true);
        dialog.setCancelText("Keep");
        dialog.setConfirmText("Delete");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> delete(deletion));
        dialog.open();
    }

    private void delete(Deletion deletion) {
        Caller caller = pages.caller();
        begin("Deleting. You can leave this page; the audit log says when it is done.");
        Background.run(
                () -> {
                    String logs = logs(kept.delete(caller, deletion));
                    return () -> end(() -> say(logs + " deleted."));
                },
                failure -> end(() -> say("It broke off: " + failure + " What is deleted so far stays deleted.")));
    }

    private void say(String sentence) {
        outcome.add(new Span(sentence));
    }

    private static String logs(long count) {
        return count == 1 ? "1 log" : "%,d logs".formatted(count);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
