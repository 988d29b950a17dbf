package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows a list in a container, one component an item, and keeps the component of an item that is still there: what has the
 * keyboard's focus keeps it, and nothing jumps while numbers change.
 */
final class Keyed<T, C extends Component & Keyed.Shows<T>> {
    private final HasComponents container;
    private final Function<T, Object> key;
    private final Function<T, C> make;
    private final Map<Object, C> shown = new HashMap<>();

    /** A component whose item may change. */
    interface Shows<T> {
        void show(T item);
    }

    /** @param make a component for an item, which is then shown in it */
    Keyed(HasComponents container, Function<T, Object> key, Function<T, C> make) {
        this.container = container;
        this.key = key;
        this.make = make;
    }

    void show(List<T> items) {
        Element parent = container.getElement();
        Set<Object> wanted = new HashSet<>();
        items.forEach(item -> wanted.add(key.apply(item)));
        shown.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().removeFromParent();
            }
            return gone;
        });
        int at = 0;
        for (T item : items) {
            C component = shown.computeIfAbsent(key.apply(item), unseen -> make.apply(item));
            if (at >= parent.getChildCount() || !parent.getChild(at).equals(component.getElement())) {
                component.removeFromParent();
                parent.insertChild(at, component.getElement());
            }
            component.show(item);
            at++;
        }
    }
}
