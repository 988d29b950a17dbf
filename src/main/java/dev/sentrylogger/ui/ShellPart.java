package dev.sentrylogger.ui;

import com.vaadin.flow.component.Component;

/** What a module puts into the frame around every page. Beans of this type are asked once for each new page. */
public interface ShellPart {
    /** Where the part goes. Parts of one place are ordered by Spring's {@code @Order}. */
    Place place();

    /** A new component for the present visitor; called with the UI locked. */
    Component create();

    enum Place {
        /** The list in the drawer. */
        DRAWER,
        /** The right end of the bar on top. */
        BAR_END
    }
}
