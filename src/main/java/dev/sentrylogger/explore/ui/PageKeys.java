package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Map;

/** The keys of the explorer that are not about rows. */
@Tag("page-keys")
@JsModule("context://app/page-keys.js")
final class PageKeys extends Component {
    private final Map<String, Runnable> actions;

    /** @param actions by the names page-keys.js gives them */
    PageKeys(Map<String, Runnable> actions) {
        this.actions = Map.copyOf(actions);
    }

    @ClientCallable
    void pressed(String name) {
        Runnable action = actions.get(name);
        if (action != null) {
            action.run();
        }
    }
}
