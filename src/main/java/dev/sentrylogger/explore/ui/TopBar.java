package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.sentrylogger.app.App;
import dev.sentrylogger.explore.Completion;

/** The line above the explorer: search, time, live, and what can be done with what is shown. */
final class TopBar extends Composite<Div> implements SearchBox.Owner {
    private final ExplorerParts parts;
    private final PageQuestions questions;
    private final ExplorerPage page;
    private final LogRows rows;
    private final SearchBox search = new SearchBox(this);
    private final TimeRangePicker time;
    private final Button live = new Button();
    private final Button display = new Button();
    private final CommandPalette palette;

    TopBar(ExplorerParts parts, PageQuestions questions, ExplorerPage page, LogRows rows, ExplorerMenus menus) {
        this.parts = parts;
        this.questions = questions;
        this.page = page;
        this.rows = rows;
        time = new TimeRangePicker(
                parts.clock(), chosen -> page.go(page.viewed().state().withTime(chosen)));
        palette = new CommandPalette(() -> menus.commands(page, this));
        var fields = new Button(VaadinIcon.LIST_SELECT.create());
        fields.setAriaLabel("Show or hide the fields");
        fields.setTooltipText("Fields  (b)");
        fields.addClassName("fields-button");

        live.addClassName("short");
        display.addClassName("short");

        live.addClickListener(click -> toggleLive());
        display.addClickListener(click -> toggleDisplay());
        fields.addClickListener(click -> page.toggleFields());

        var tools = new Div(time, live, display, menus.create(page));
        tools.addClassName("explorer-tools");
        var line = new Div(fields, search, tools);
        line.addClassName("explorer-top");
        getContent().add(line, palette);
        showLive(true);
    }

    /** @return whether the search can be read */
    boolean show(App app, ExplorerState state) {
        search.showApp(app.id());
        time.show(state.time());
        boolean logs = state.display() == ExplorerState.Display.LOGS;
        display.setText(logs ? "Patterns" : "Logs");
        display.setIcon((logs ? VaadinIcon.CLUSTER : VaadinIcon.LINES).create());
        display.setAriaLabel(logs ? "Show patterns" : "Show logs");
        return search.show(state.text());
    }

    void showLive(boolean isLive) {
        live.setText(isLive ? "Pause" : "Live");
        live.setIcon((isLive ? VaadinIcon.PAUSE : VaadinIcon.PLAY).create());
        live.setAriaLabel(isLive ? "Pause the live rows" : "Show live rows again");
        live.setThemeVariant(ButtonVariant.PRIMARY, !isLive);
    }

    void showProgress(double share) {
        search.showProgress(share);
    }

    TimeRangePicker time() {
        return time;
    }

    CommandPalette palette() {
        return palette;
    }

    void toggleLive() {
        rows.toggleLive();
    }

    void toggleDisplay() {
        ExplorerState state = page.viewed().state();
        page.go(state.withDisplay(
                state.display() == ExplorerState.Display.LOGS
                        ? ExplorerState.Display.PATTERNS
                        : ExplorerState.Display.LOGS));
    }

    @Override
    public void search(String text) {
        page.go(page.viewed().state().withText(text));
    }

    @Override
    public void suggest(int request, String text, int caret) {
        Viewed viewed = page.viewed();
        questions.ask(
                PageQuestions.Kind.SUGGESTIONS,
                viewed.ui(),
                cancellation -> parts.suggestions().complete(viewed.id(), viewed.range(), text, caret),
                (Completion completion) -> search.suggest(request, completion),
                problem -> {
                    // Typing goes on without suggestions.
                });
    }

    @Override
    public void cancel() {
        questions.cancel(PageQuestions.Kind.ROWS);
        search.showProgress(1);
    }
}
