package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/** A dialog that ends with a key being shown, and then closes only by saying that it was saved. */
abstract class KeyDialog extends Dialog {
    private final Runnable made;

    /** @param made told when the dialog is closed after it has shown a key */
    KeyDialog(String title, Runnable made) {
        this.made = made;
        setHeaderTitle(title);
        addClassName("key-dialog");
        setWidth("34rem");
    }

    final void ask(Button act, Component... questions) {
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.setDisableOnClick(true);
        add(questions);
        getFooter().add(new Button("Cancel", click -> close()), act);
    }

    final void reveal(String title, String key, Component... more) {
        var done = new Button("I saved it", click -> {
            close();
            made.run();
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle(title);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        removeAll();
        add(new LeaveGuard(), new KeyReveal(key));
        add(more);
        getFooter().removeAll();
        getFooter().add(done);
    }
}
