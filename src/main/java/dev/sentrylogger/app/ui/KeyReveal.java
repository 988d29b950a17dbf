package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.sentrylogger.ui.CopyButton;

/** An API key in clear, shown for the only time. */
final class KeyReveal extends Composite<Div> {
    KeyReveal(String apiKey) {
        var warning =
                new Paragraph("This key is shown this once. Only a hash of it is kept, so nobody can show it again:"
                        + " copy it now to where you keep secrets.");
        warning.addClassName("key-reveal-warning");
        var key = new Code(apiKey);
        key.addClassNames("log-text", "key-reveal-key");
        key.getElement().setAttribute("aria-label", "API key");
        key.getElement().setAttribute("tabindex", "0");
        var row = new Div(key, new CopyButton("the API key", apiKey));
        row.addClassName("key-reveal-row");

        getContent().addClassName("key-reveal");
        getContent().add(warning, row);
    }
}
