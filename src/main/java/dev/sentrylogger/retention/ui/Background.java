package dev.sentrylogger.retention.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.sentrylogger.store.SearchFailedException;
import dev.sentrylogger.store.SearchTimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a page go on while the store works for it. */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /**
     * Does {@code work} on a thread of its own: the engine would hold a virtual one's carrier.
     *
     * @param work returns what to do with the page afterwards
     * @param failed told in a sentence why there is nothing to do
     */
    static void run(Supplier<Command> work, SerializableConsumer<String> failed) {
        UI ui = UI.getCurrent();
        Thread.ofPlatform().daemon().name("page-data").start(() -> {
            Command then = done(work, failed);
            try {
                ui.access(then);
            } catch (UIDetachedException e) {
                // Nobody looks any more.
            }
        });
    }

    private static Command done(Supplier<Command> work, SerializableConsumer<String> failed) {
        try {
            return work.get();
        } catch (SearchTimeoutException | SearchFailedException e) {
            return () -> failed.accept(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("The store failed a page", e);
            return () -> failed.accept("The server failed at this and logged why; try again.");
        }
    }
}
