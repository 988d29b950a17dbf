package dev.sentrylogger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/**
 * Copies a text to the clipboard and says so, to eyes and to screen readers. Works without https, too, where browsers
 * offer no clipboard to pages.
 */
@Tag("copy-button")
@JsModule("context://app/copy-button.js")
public final class CopyButton extends Component {
    /** @param what completes "Copy …", for those who do not see what the button stands beside: "the API key" */
    public CopyButton(String what, String text) {
        getElement().setProperty("what", what);
        getElement().setProperty("text", text);
    }
}
