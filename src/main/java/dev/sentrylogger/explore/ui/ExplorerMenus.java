package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.explore.SavedView;
import dev.sentrylogger.explore.SavedViews;
import dev.sentrylogger.explore.ShareLinks;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.query.TimeText;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Lazy;

/** What can be done with what a page shows, as buttons and as commands. */
@org.springframework.stereotype.Component
@Lazy
record ExplorerMenus(Apps apps, CurrentUser visitor, SavedViews views, ShareLinks links, Overview overview) {
    private static final List<String> TIMES =
            List.of("Last 15 minutes", "Last hour", "Last 24 hours", "Last 7 days", "Today", "Yesterday", "All time");

    Component create(ExplorerPage page) {
        var user = visitor.require().id();
        var menus = new Div(
                new SavedViewsPopover(views, user, page),
                button(VaadinIcon.LINK, "Copy a link", () -> copyLink(page)),
                button(VaadinIcon.SHARE, "Share with anybody", () -> share(page)),
                button(VaadinIcon.DOWNLOAD, "Export", () -> export(page)));
        menus.addClassName("explorer-menus");
        return menus;
    }

    private static Button button(VaadinIcon icon, String name, Runnable action) {
        var button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }

    private static void copyLink(ExplorerPage page) {
        Clipboard.copyLink(page.viewed(), page.viewed().state());
    }

    private void share(ExplorerPage page) {
        Viewed viewed = page.viewed();
        new ShareDialog(links, visitor.require().id(), viewed, overview.span(viewed)).open();
    }

    private void export(ExplorerPage page) {
        Overview.OverTime counted = overview.overTime(page.viewed());
        new ExportDialog(page.viewed(), counted.range(), counted.histogram().total()).open();
    }

    List<CommandPalette.Command> commands(ExplorerPage page, TopBar top) {
        List<CommandPalette.Command> commands = new ArrayList<>();
        ExplorerState state = page.viewed().state();
        commands.add(action("Pause or follow live", "l", top::toggleLive));
        commands.add(action("Choose the time", "t", () -> top.time().open()));
        commands.add(action("Zoom out", "z", () -> top.time().wider()));
        commands.add(action("Logs or patterns", "p", top::toggleDisplay));
        commands.add(action("Show or hide the fields", "b", page::toggleFields));
        commands.add(action("Copy a link to what is shown", null, () -> copyLink(page)));
        commands.add(action("Share with anybody", null, () -> share(page)));
        commands.add(action("Export", null, () -> export(page)));
        commands.add(action("Clear the search", null, () -> page.go(state.withText(""))));
        commands.add(action("Only errors", null, () -> page.go(state.withText("level>=error"))));
        for (String words : TIMES) {
            commands.add(new CommandPalette.Command(
                    "Time", words, null, null, () -> page.go(state.withTime(time(words, page, top)))));
        }
        for (SavedView view : views.of(visitor.require().id(), page.viewed().id())) {
            commands.add(new CommandPalette.Command(
                    "Views",
                    view.name(),
                    null,
                    null,
                    () -> page.go(ExplorerState.of(QueryParameters.fromString(view.address())))));
        }
        for (App app : apps.visibleTo(visitor.require().id())) {
            commands.add(new CommandPalette.Command(
                    "Apps",
                    app.name(),
                    app.description().isEmpty() ? "App" : app.description(),
                    null,
                    () -> ExplorerNavigation.go(page.viewed().ui(), app.id(), ExplorerState.USUAL)));
        }
        commands.add(new CommandPalette.Command(
                "Go to", "All apps", null, "g a", () -> page.viewed().ui().navigate("apps")));
        commands.add(new CommandPalette.Command(
                "Go to", "Register an app", null, null, () -> page.viewed().ui().navigate("apps/new")));
        return commands;
    }

    private static TimeSelection time(String words, ExplorerPage page, TopBar top) {
        return TimeText.read(words, top.time().zone(), page.viewed().now());
    }

    private static CommandPalette.Command action(
            String label, @org.jspecify.annotations.Nullable String keys, Runnable action) {
        return new CommandPalette.Command("Actions", label, null, keys, action);
    }
}
