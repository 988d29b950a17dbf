package dev.sentrylogger.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppDeletion;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.retention.KeptEvents;
import dev.sentrylogger.store.RetentionRules;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How long an app's logs are kept, a copy of all of them, and how to be rid of some or of the whole app. */
@Route("apps/:app/data")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/data.css")
public final class DataView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    /** More than a disk of this kind of server holds. */
    private static final String ALL = "&order=oldest&limit=1000000000";

    private final AppPages pages;
    private final KeptEvents kept;
    private final RetentionRules rules;
    private final AppDeletion deletion;
    private final Clock clock;
    private @Nullable App app;

    DataView(AppPages pages, KeptEvents kept, RetentionRules rules, AppDeletion deletion, Clock clock) {
        this.pages = pages;
        this.kept = kept;
        this.rules = rules;
        this.deletion = deletion;
        this.clock = clock;
        getContent().addClassNames("app-page", "data-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            show(entered);
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Data of " + app.name();
    }

    private void show(App shown) {
        var delete = new Button("Delete this app", click -> new DeleteAppDialog(pages, deletion, shown).open());
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getContent().removeAll();
        getContent()
                .add(
                        new H2("Keep logs"),
                        new RetentionForm(pages, kept, rules.usualDays(), shown),
                        new H2("Export everything"),
                        export(shown),
                        new H2("Delete logs"),
                        new DeleteEventsForm(pages, kept, shown, clock),
                        new H2("Delete the app"),
                        danger(
                                "It is gone for everybody at once and its keys are refused. For "
                                        + AppDeletion.GRACE.toDays()
                                        + " days an owner can undo that on the Apps page; then everything of it is"
                                        + " removed for good.",
                                delete));
    }

    private static Component export(App shown) {
        String path = "api/apps/" + shown.id() + "/export?format=";
        var files = new Div(
                file("JSON, a log a line", path + "ndjson" + ALL, shown.name() + ".ndjson"),
                file("CSV, for a spreadsheet", path + "csv" + ALL, shown.name() + ".csv"));
        files.addClassName("data-actions");
        var block = new Div(
                new Paragraph("All logs of this app as one file, the oldest first. A file that breaks off"
                        + " ends with a line that says why."),
                files);
        block.addClassName("data-block");
        return block;
    }

    private static Anchor file(String words, String path, String name) {
        var link = new Anchor(path, words);
        link.addClassName("button");
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", name.replaceAll("[^\\p{L}\\p{N}._-]+", "-"));
        return link;
    }

    private static Component danger(String sentence, Component action) {
        var block = new Div(new Paragraph(sentence), action);
        block.addClassNames("data-block", "danger");
        return block;
    }
}
