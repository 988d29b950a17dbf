package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.sentrylogger.app.App;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeSelection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All parts of the explorer, and what each does to the others. */
final class Explorer extends Composite<Div> implements ExplorerPage {
    private final ExplorerParts parts;
    private final PageQuestions questions;
    private final TopBar top;
    private final Counts counts;
    private final ResultPanel result;
    private final OpenEvent open;
    private final PatternsTab patterns;
    private final Div body = new Div();
    private @Nullable Viewed viewed;

    Explorer(ExplorerParts parts, ExplorerMenus menus) {
        this.parts = parts;
        questions = new PageQuestions(parts.threads());
        counts = new Counts(parts.overview(), questions, this);
        result = new ResultPanel(parts, questions, new RowReader(this, counts, this::showProgress));
        open = new OpenEvent(parts, questions, this, result.rows()::move);
        patterns = new PatternsTab(parts, questions, this);
        top = new TopBar(parts, questions, this, result.rows(), menus);

        result.rows().onLiveChanged(top::showLive);
        counts.rail().onToggleWanted(this::toggleFields);

        var middle = new Div(counts.histogram(), result, patterns.panel());
        middle.addClassName("explorer-middle");
        body.addClassName("explorer-body");
        body.add(counts.rail(), middle, open.drawer());
        getContent().addClassName("explorer");
        getContent().add(top, body, new PageKeys(new ExplorerKeys(this, top).actions()));
    }

    void show(UI ui, App app, ExplorerState state) {
        Viewed before = viewed;
        boolean readable = top.show(app, state);
        getElement().setAttribute("unreadable", !readable && before == null);
        if (!readable) {
            showUnreadable(ui, app, state);
            return;
        }
        var now = new Viewed(ui, app, state, state.filter(), parts.clock().instant());
        viewed = now;
        boolean sameEvents =
                before != null && before.id().equals(now.id()) && before.state().sameEvents(state);
        if (!sameEvents) {
            result.show(now);
            counts.show(now);
        }
        showBeside(now);
        boolean wasPatterns =
                before != null && sameEvents && before.state().display() == ExplorerState.Display.PATTERNS;
        if (state.display() == ExplorerState.Display.PATTERNS && !wasPatterns) {
            patterns.show(now);
        }
    }

    /** What was shown before stays. */
    private void showUnreadable(UI ui, App app, ExplorerState state) {
        if (viewed == null) {
            viewed = new Viewed(
                    ui, app, state, new EventFilter.Everything(), parts.clock().instant());
            patterns.panel().setVisible(false);
            result.showUnreadable();
        }
    }

    /** What is no matter of which events are shown. */
    private void showBeside(Viewed now) {
        boolean logs = now.state().display() == ExplorerState.Display.LOGS;
        result.setVisible(logs);
        patterns.panel().setVisible(!logs);
        result.rows().showColumns(now.state().columns());
        result.rows().showBeside(now.state().event() != null);
        getElement().setAttribute("beside", now.state().event() != null);
        if (!open.drawer().shows(now.state().event(), now.state().tab())) {
            open.show(now);
        }
    }

    /** Ends all that goes on; the page may be shown again. */
    void stop() {
        result.stop();
        counts.stop();
        questions.cancelAll();
        viewed = null;
    }

    @Override
    public Viewed viewed() {
        return Objects.requireNonNull(viewed, "asked for by a page that shows nothing yet");
    }

    @Override
    public void go(ExplorerState state) {
        Viewed now = viewed;
        if (now != null && !state.equals(now.state())) {
            ExplorerNavigation.go(now.ui(), now.id(), state);
        }
    }

    @Override
    public void replace(ExplorerState state) {
        Viewed now = viewed();
        viewed = now.with(state);
        ExplorerNavigation.replace(now.ui(), now.id(), state);
        top.show(now.app(), state);
        showBeside(viewed());
    }

    @Override
    public void showAllTime() {
        replace(viewed().state().withTime(new TimeSelection.Everything()));
        result.show(viewed());
        counts.show(viewed());
    }

    @Override
    public void toggleFields() {
        getElement()
                .executeJs("const narrow = matchMedia('(max-width: 900px)').matches;"
                        + "this.toggleAttribute(narrow ? 'fields-open' : 'fields-closed')");
    }

    @Override
    public void markWaiting(boolean waiting) {
        getElement().setAttribute("waiting", waiting);
    }

    private void showProgress(double share) {
        top.showProgress(share);
    }
}
