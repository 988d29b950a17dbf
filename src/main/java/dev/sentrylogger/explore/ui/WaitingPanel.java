package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.net.URI;
import java.net.URL;

/** What the page of an app without any log shows: what it waits for, and how to send it. */
@JsModule("context://app/copy-button.js")
@StyleSheet("context://app/apps.css")
final class WaitingPanel extends Composite<Div> {
    private static final String COMMAND = """
            curl %s/ingest \\
              -H "Authorization: Bearer sk_…" \\
              -H "Content-Type: application/json" \\
              -d '{"logs": [{"level": "info", "message": "Hello from curl"}]}'""";

    private final H2 headline = new H2();
    private final Pre command = new Pre();
    private final Element copy = new Element("copy-button");

    WaitingPanel() {
        var pulse = new Span();
        pulse.addClassName("waiting-pulse");
        pulse.getElement().setAttribute("aria-hidden", "true");
        command.addClassName("log-text");
        command.getElement().setAttribute("tabindex", "0");
        copy.setProperty("what", "the command");
        var box = new Div(command);
        box.addClassName("waiting-command");
        box.getElement().appendChild(copy);

        getContent().addClassName("waiting");
        getContent()
                .add(
                        pulse,
                        headline,
                        new Paragraph("It appears here by itself. To see one now, send it from a terminal:"),
                        box,
                        new Paragraph("Put the app's API key in place of sk_…; it was shown once, when the app was"
                                + " registered. Whole files go to /ingest/jsonline."));
    }

    void waitFor(String appName) {
        headline.setText("Waiting for the first log from " + appName);
    }

    /** The address in the command is the one that works for this browser. */
    @Override
    protected void onAttach(AttachEvent attach) {
        attach.getUI().getPage().fetchCurrentURL(this::showCommand);
    }

    private void showCommand(URL page) {
        URI address = URI.create(page.toString());
        command.setText(COMMAND.formatted(address.getScheme() + "://" + address.getRawAuthority()));
        copy.setProperty("text", command.getText());
    }
}
