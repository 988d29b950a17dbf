package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.event.Level;
import java.util.Locale;

/** A level's name in its colour. */
public final class LevelBadge extends Composite<Span> {
    private LevelBadge(Level level) {
        getContent().setText(level.name());
        getContent().addClassNames("level-badge", className(level));
    }

    public static LevelBadge of(Level level) {
        return new LevelBadge(level);
    }

    /** The CSS class that gives an element the level's colours: {@code level-error}. */
    public static String className(Level level) {
        return "level-" + level.name().toLowerCase(Locale.ROOT);
    }
}
