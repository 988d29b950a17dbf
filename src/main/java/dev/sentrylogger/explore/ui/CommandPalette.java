package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Everything one can do on a page, found by typing. */
@Tag("command-palette")
@JsModule("context://app/command-palette.js")
final class CommandPalette extends Component {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Supplier<List<Command>> source;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /**
     * @param group its heading, such as Apps
     * @param hint what tells it from another of that name
     * @param keys that do the same
     */
    record Command(
            String group,
            String label,
            @Nullable String hint,
            @Nullable String keys,
            Runnable action) {}

    private record Listed(
            String id,
            String group,
            String label,
            @Nullable String hint,
            @Nullable String keys) {}

    /** @param source asked each time it is opened */
    CommandPalette(Supplier<List<Command>> source) {
        this.source = source;
    }

    void open() {
        getElement().executeJs("this.open()");
    }

    @ClientCallable
    void opened() {
        commands.clear();
        source.get().forEach(command -> commands.put("c" + commands.size(), command));
        var listed = commands.entrySet().stream()
                .map(entry -> new Listed(
                        entry.getKey(),
                        entry.getValue().group(),
                        entry.getValue().label(),
                        entry.getValue().hint(),
                        entry.getValue().keys()))
                .toList();
        getElement().executeJs("this.commands(JSON.parse($0))", JSON.writeValueAsString(listed));
    }

    @ClientCallable
    void run(String id) {
        Command command = commands.get(id);
        if (command != null) {
            command.action().run();
        }
    }
}
