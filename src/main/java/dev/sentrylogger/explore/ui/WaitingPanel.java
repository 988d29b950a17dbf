package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.ConnectionDoctor;
import dev.sentrylogger.ui.StepList;
import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** What the page of an app without any log shows: what it waits for, and how to send it. */
@JsModule("context://app/copy-button.js")
@StyleSheet("context://app/apps.css")
final class WaitingPanel extends Composite<Div> {
    private static final String COMMAND = """
            curl %s/ingest \\
              -H "Authorization: Bearer sk_…" \\
              -H "Content-Type: application/json" \\
              -d '{"logs": [{"level": "info", "message": "Hello from curl"}]}'""";

    private static final int LOOK_AGAIN_MILLIS = 2000;

    private final H2 headline = new H2();
    private final Pre command = new Pre();
    private final Element copy = new Element("copy-button");
    private final StepList steps = new StepList();
    private final ConnectionDoctor doctor;
    private String address = "";
    private @Nullable AppId app;
    private @Nullable Registration polls;

    WaitingPanel(ConnectionDoctor doctor) {
        this.doctor = doctor;
        var pulse = new Span();
        pulse.addClassName("waiting-pulse");
        pulse.getElement().setAttribute("aria-hidden", "true");
        command.addClassName("log-text");
        command.getElement().setAttribute("tabindex", "0");
        copy.setProperty("what", "the command");
        var box = new Div(command);
        box.addClassName("waiting-command");
        box.getElement().appendChild(copy);

        var way = new Div(new H3("How far logs get"), steps);
        way.addClassName("waiting-way");

        getContent().addClassName("waiting");
        getContent()
                .add(
                        pulse,
                        headline,
                        new Paragraph("It appears here by itself. To see one now, send it from a terminal:"),
                        box,
                        new Paragraph("Put the app's API key in place of sk_…; it was shown once, when the app was"
                                + " registered. Whole files go to /ingest/jsonline."),
                        way);
    }

    void waitFor(App awaited) {
        app = awaited.id();
        headline.setText("Waiting for the first log from " + awaited.name());
        look();
        getUI().filter(ui -> polls == null).ifPresent(ui -> {
            ui.setPollInterval(LOOK_AGAIN_MILLIS);
            polls = ui.addPollListener(poll -> look());
        });
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (!visible) {
            stopPolling();
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopPolling();
    }

    private void stopPolling() {
        if (polls != null) {
            polls.remove();
            polls = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    private void look() {
        if (app != null && isVisible()) {
            String asker = VaadinSession.getCurrent().getBrowser().getAddress();
            steps.show(doctor.diagnose(app, asker == null ? "" : asker, address).steps().stream()
                    .map(step -> new StepList.Step(
                            StepList.State.valueOf(step.state().name()), step.title(), step.detail()))
                    .toList());
        }
    }

    /** The address in the command is the one that works for this browser. */
    @Override
    protected void onAttach(AttachEvent attach) {
        attach.getUI().getPage().fetchCurrentURL(this::showCommand);
    }

    private void showCommand(URL page) {
        URI address = URI.create(page.toString());
        this.address = address.getScheme() + "://" + address.getRawAuthority();
        command.setText(COMMAND.formatted(this.address));
        look();
        copy.setProperty("text", command.getText());
    }
}
