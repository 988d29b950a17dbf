package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UI;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;
import java.time.Instant;

/**
 * What a page shows, read and looked up.
 *
 * @param filter of the state's text
 * @param now the moment at which the state's time was read
 */
record Viewed(UI ui, App app, ExplorerState state, EventFilter filter, Instant now) {
    AppId id() {
        return app.id();
    }

    boolean live() {
        return state.time().live();
    }

    TimeRange range() {
        return state.time().at(now);
    }

    ExplorerEvents.Shown events() {
        return new ExplorerEvents.Shown(id(), range(), filter, live());
    }

    Viewed with(ExplorerState changed) {
        return new Viewed(ui, app, changed, filter, now);
    }

    Viewed at(Instant later) {
        return new Viewed(ui, app, state, filter, later);
    }
}
