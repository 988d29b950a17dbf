package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.sentrylogger.ui.CopyButton;

/** A text to be copied into a terminal or a file, and what it does. */
public final class Snippet extends Composite<Div> {
    /**
     * @param purpose a sentence above the text
     * @param what completes "Copy …" for screen readers
     */
    public Snippet(String purpose, String what, String text) {
        var sentence = new Paragraph(purpose);
        var code = new Pre(text);
        code.addClassName("log-text");
        code.getElement().setAttribute("tabindex", "0");
        var box = new Div(code, new CopyButton(what, text));
        box.addClassName("snippet-box");

        getContent().addClassName("snippet");
        getContent().add(sentence, box);
    }
}
