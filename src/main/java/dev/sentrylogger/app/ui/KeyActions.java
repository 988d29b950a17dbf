package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppKeys;
import dev.sentrylogger.app.KeyInfo;

/** What the owner can do with one key. {@code changed} is told when the page is behind. */
record KeyActions(AppPages pages, AppKeys keys, App app, KeyInfo key, Runnable changed) {
    void rotate() {
        new RotateDialog(
                        key,
                        overlap -> {
                            var next = keys.rotate(pages.caller(), app.id(), key.keyId(), overlap);
                            if (next.isEmpty()) {
                                Notification.show("The key is no longer in force, so there is nothing to rotate");
                            }
                            return next;
                        },
                        changed)
                .open();
    }

    void turn(boolean on) {
        keys.setEnabled(pages.caller(), app.id(), key.keyId(), on);
        changed.run();
    }

    void askToRevoke() {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Revoke “" + key.name() + "”?");
        dialog.setText("Whoever sends with " + key.shown()
                + " is refused from now on, for good. To stop it for a while," + " turn it off instead.");
        dialog.setCancelable(true);
        dialog.setCancelText("Keep it");
        dialog.setConfirmText("Revoke");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> {
            keys.revoke(pages.caller(), app.id(), key.keyId());
            changed.run();
        });
        dialog.open();
    }
}
