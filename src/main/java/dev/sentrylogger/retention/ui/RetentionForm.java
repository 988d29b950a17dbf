package dev.sentrylogger.retention.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.retention.KeptEvents;
import dev.sentrylogger.store.RetentionRules;
import java.util.OptionalInt;

/** Asks how many days the logs of an app are kept; before any are lost by it, says how many. */
final class RetentionForm extends Composite<Div> {
    private final AppPages pages;
    private final KeptEvents kept;
    private final App app;
    private final int usual;
    private final TextField days = new TextField("Days");
    private final Button save = new Button("Save", click -> save());

    RetentionForm(AppPages pages, KeptEvents kept, int usual, App app) {
        this.pages = pages;
        this.kept = kept;
        this.app = app;
        this.usual = usual;
        OptionalInt own = kept.days(pages.caller().user(), app.id());
        days.setValue(own.isPresent() ? String.valueOf(own.getAsInt()) : "");
        days.setPlaceholder("as usual here: " + usual);
        days.setMaxLength(10);
        days.setClearButtonVisible(true);
        days.setManualValidation(true);
        days.getElement().setAttribute("inputmode", "numeric");
        days.addValueChangeListener(change -> days.setInvalid(false));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var row = new Div(days, save);
        row.addClassName("data-row");
        getContent().addClassName("data-block");
        getContent()
                .add(
                        new Paragraph("Counted from when a log happened; within a day of it the log goes. Leave it"
                                + " empty to keep logs as long as those of any app here."),
                        row);
    }

    private void save() {
        String text = days.getValue().strip();
        if (!text.isEmpty() && !allowed(text)) {
            days.setErrorMessage("A whole number from 1 to %,d, or nothing".formatted(RetentionRules.MAX_DAYS));
            days.setInvalid(true);
            days.focus();
            return;
        }
        OptionalInt wanted = text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        askIfAnyGo(wanted, wanted.orElse(usual));
    }

    private static boolean allowed(String text) {
        return text.matches("\\d{1,4}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= RetentionRules.MAX_DAYS;
    }

    private void askIfAnyGo(OptionalInt wanted, int keptDays) {
        var user = pages.caller().user();
        save.setEnabled(false);
        Background.run(
                () -> {
                    long older = kept.older(user, app.id(), keptDays);
                    String logs = older == 1 ? "1 log is" : "%,d logs are".formatted(older);
                    return older == 0 ? () -> keep(wanted) : () -> ask(wanted, keptDays, logs);
                },
                failure -> ask(wanted, keptDays, "How many is not known now, but some may be"));
    }

    private void ask(OptionalInt wanted, int keptDays, String logs) {
        save.setEnabled(true);
        var dialog = new ConfirmDialog();
        dialog.setHeader("Keep logs for %,d days?".formatted(keptDays));
        dialog.setText(
                logs + " older than that and will be gone for good within minutes or, where others of the same day"
                        + " stay, a day.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Keep %,d days".formatted(keptDays));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> keep(wanted));
        dialog.open();
    }

    private void keep(OptionalInt wanted) {
        save.setEnabled(true);
        kept.keep(pages.caller(), app.id(), wanted);
        Notification.show("Logs of this app are kept for %,d days".formatted(wanted.orElse(usual)));
    }
}
