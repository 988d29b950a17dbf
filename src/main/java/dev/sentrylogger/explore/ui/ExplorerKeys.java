package dev.sentrylogger.explore.ui;

import java.util.Map;

/** What the keys of the page do, by the names page-keys.js gives them. */
record ExplorerKeys(ExplorerPage page, TopBar top) {
    Map<String, Runnable> actions() {
        return Map.of(
                "time", () -> top.time().open(),
                "earlier", () -> top.time().earlier(),
                "later", () -> top.time().later(),
                "wider", () -> top.time().wider(),
                "fields", page::toggleFields,
                "patterns", top::toggleDisplay,
                "apps", () -> page.viewed().ui().navigate("apps"),
                "logs", () -> page.go(ExplorerState.USUAL));
    }
}
