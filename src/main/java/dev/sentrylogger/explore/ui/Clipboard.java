package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.notification.Notification;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.query.TimeSelection;

/** Puts links on the clipboard of the reader's browser. */
final class Clipboard {
    private static final String COPY = """
            const text = new URL($0, location.href).href;
            return import('./app/log-text.js').then(({ copy }) => copy(text)).then(() => true)""";

    private Clipboard() {}

    /** The whole address of what {@code state} shows, with its time by the clock: later it shows the same. */
    static void copyLink(Viewed viewed, ExplorerState state) {
        String link = ExplorerNavigation.link(viewed.id(), state.withTime(absolute(viewed)));
        viewed.ui()
                .getPage()
                .executeJs(COPY, link)
                .then(done -> Notification.show("Link copied"), problem -> Notification.show("The link: " + link));
    }

    private static TimeSelection absolute(Viewed viewed) {
        TimeRange range = viewed.range();
        boolean everything = viewed.state().time() instanceof TimeSelection.Everything;
        return everything ? viewed.state().time() : TimeSelection.between(range.from(), range.to());
    }
}
