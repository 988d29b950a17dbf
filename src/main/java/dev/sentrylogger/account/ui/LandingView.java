package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.ui.Brand;
import dev.sentrylogger.ui.ThemeSwitch;

/** What a visitor sees first. Who is signed in goes on to their apps. */
@Route(value = "", autoLayout = false)
@PageTitle("Sentry Logger: your logs, live and searchable")
@AnonymousAllowed
@StyleSheet("context://app/landing.css")
public final class LandingView extends Div implements BeforeEnterObserver {
    private static final String SEND_A_FILE = """
            curl --data-binary @app.log \
                 -H "X-API-Key: $KEY" \
                 https://logs.example.org/ingest/jsonline""";

    private final CurrentUser currentUser;

    LandingView(CurrentUser currentUser) {
        this.currentUser = currentUser;
        addClassName("landing");
        add(bar(), new Main(hero(), new LandingPreview(), steps(), reasons()), foot());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("apps");
        }
    }

    private static Component bar() {
        var end = new Div(apiDocs(), signIn("button"), new ThemeSwitch());
        end.addClassName("bar-end");
        return with("landing-bar", new Header(new Brand(), end));
    }

    private static Component hero() {
        var actions = with("landing-actions", new Div(signIn("button primary"), apiDocs()));
        return with(
                "landing-hero",
                new Section(
                        new H1("See what your apps are doing, as they do it"),
                        new Paragraph("Sentry Logger collects the logs and errors of all your apps, shows them live and"
                                + " finds any line again. One jar, on your own machine."),
                        actions));
    }

    private static Component steps() {
        var command = new Code(SEND_A_FILE);
        command.addClassName("log-text");
        return with(
                "landing-steps",
                new Section(
                        new H2("Three steps to your first log"),
                        new OrderedList(
                                step(
                                        "Register an app",
                                        "Give it a name and get its API key, with snippets that already hold it."),
                                step(
                                        "Send its logs",
                                        "From the Python SDK, from curl, or a whole file at once:",
                                        command),
                                step(
                                        "Watch",
                                        "Lines appear as they arrive. Pause, filter by level, search, open a line for"
                                                + " its fields and traceback."))));
    }

    private static ListItem step(String name, String sentence, Component... more) {
        var step = new ListItem(new H3(name), new Paragraph(sentence));
        step.add(more);
        return step;
    }

    private static Component reasons() {
        return with(
                "landing-reasons",
                new Section(
                        new H2("Built to be relied on"),
                        reason(
                                "An accepted log is never lost",
                                "The server says “accepted” only once your logs are on disk. A batch that is sent twice"
                                        + " is stored once."),
                        reason(
                                "One jar and nothing else",
                                "The database comes with it. No containers, no cloud account, no price per seat. Your"
                                        + " logs stay with you."),
                        reason(
                                "Any line, found again",
                                "Search by words, level and time, on the page or from a script through the read API.")));
    }

    private static Component reason(String claim, String sentence) {
        return new Div(new H3(claim), new Paragraph(sentence));
    }

    private static Component foot() {
        return with("landing-foot", new Footer(new Paragraph("Sentry Logger"), apiDocs(), signIn("")));
    }

    private static Anchor apiDocs() {
        var docs = new Anchor("docs/api", "API reference");
        docs.setRouterIgnore(true); // not one of our pages
        return docs;
    }

    private static Anchor signIn(String classNames) {
        var signIn = new Anchor("login", "Sign in");
        signIn.setClassName(classNames);
        return signIn;
    }

    private static <T extends HtmlContainer> T with(String className, T container) {
        container.addClassName(className);
        return container;
    }
}
