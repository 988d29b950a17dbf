package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.TabSheet;

/** The ways to send a first log, one tab each. */
final class Snippets extends Composite<TabSheet> {
    /** The component makes its scrolled part focusable, which a list of tabs must not have inside (ARIA 1.2, tablist). */
    private static final String ONLY_TABS_IN_THE_LIST = """
            customElements.whenDefined('vaadin-tabs').then(() => requestAnimationFrame(() => this
                .querySelector('vaadin-tabs')?.shadowRoot?.querySelector('[tabindex]')?.removeAttribute('tabindex')));
            """;

    Snippets(SnippetTexts texts) {
        getContent().addClassName("snippets");
        getContent()
                .add(
                        "Python SDK",
                        new Div(
                                new Snippet(
                                        "Install the SDK from your clone of Sentry Logger. It needs nothing but Python.",
                                        "the install command",
                                        texts.pythonInstall()),
                                new Snippet(
                                        "Start it once, where your program starts; it picks up the standard logging.",
                                        "the Python code",
                                        texts.pythonCode())));
        getContent()
                .add(
                        "curl",
                        new Div(
                                new Snippet("Send one log.", "the command for one log", texts.curlOneLog()),
                                new Snippet(
                                        "Send a whole file: JSON lines, or plain lines as your program writes them.",
                                        "the command for a file",
                                        texts.curlFile())));
        getContent()
                .add(
                        "Any program",
                        new Div(
                                new Snippet(
                                        "Run any program through sentry-logger: what it prints is printed as ever, and sent.",
                                        "the commands",
                                        texts.anyProgram()),
                                new Snippet(
                                        "Send what a container prints, with the same variables set.",
                                        "the command for a container",
                                        texts.docker()),
                                new Snippet(
                                        "Let systemd start a service through it: systemctl edit my-app, then restart it.",
                                        "the lines for systemd",
                                        texts.systemd())));
        getContent().add("Other loggers", new Div(new OtherLoggers(texts)));
        getContent()
                .add(
                        "Environment variables",
                        new Div(new Snippet(
                                "With these set, init() in Python needs no arguments. SENTRY_DSN is also read by the"
                                        + " official Sentry SDKs, so do not set it for a program that uses one.",
                                "the environment variables",
                                texts.environment())));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        getContent().getElement().executeJs(ONLY_TABS_IN_THE_LIST);
    }
}
