package dev.sentrylogger.alert.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.alert.Channels;
import dev.sentrylogger.alert.Ledger;
import dev.sentrylogger.alert.SavedChannel;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.ui.EmptyState;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an app tells people outside, and what came of it. */
@Route("apps/:app/alerts")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/alerts.css")
public final class AlertsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private final AppPages pages;
    private final Channels channels;
    private final Ledger ledger;
    private final Clock clock;
    private final Button add = new Button("Add a channel", click -> add());
    private final Div cards = new Div();
    private final Div told = new Div();
    private @Nullable App app;
    private LedgerQuery query = LedgerQuery.ALL;

    AlertsView(AppPages pages, Channels channels, Ledger ledger, Clock clock) {
        this.pages = pages;
        this.channels = channels;
        this.ledger = ledger;
        this.clock = clock;

        add.addThemeVariants(ButtonVariant.PRIMARY);
        cards.addClassName("key-list");
        getContent().addClassNames("app-page", "alerts-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            query = LedgerQuery.of(enter.getLocation());
            show();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Alerts of " + app.name();
    }

    private void show() {
        var head = new Div(
                new Paragraph("Channels are where people are told. What is told, and what the other side"
                        + " answered, stands below."),
                add);
        head.addClassName("page-head");
        getContent().removeAll();
        getContent().add(head, cards, new H2("What was told"), told);
        refresh();
    }

    /** Looks again at both, after a change. */
    void refresh() {
        App shown = Objects.requireNonNull(app, "entered");
        List<SavedChannel> all = channels.of(pages.caller().user(), shown.id());
        cards.removeAll();
        all.forEach(channel -> cards.add(
                new ChannelCard(pages, channels, ledger, shown, channel, this::refresh, this::showLedger, clock)));
        if (all.isEmpty()) {
            cards.add(noChannels());
        }
        add.setVisible(!all.isEmpty());
        showLedger();
    }

    private void showLedger() {
        App shown = Objects.requireNonNull(app, "entered");
        List<SavedChannel> all = channels.of(pages.caller().user(), shown.id());
        told.removeAll();
        told.add(new LedgerList(pages, ledger, shown, all, query, this::go, clock));
    }

    private Component noChannels() {
        var first = new Button("Add a channel", click -> add());
        first.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                VaadinIcon.BELL,
                "No channels yet",
                "Add one to have people told by e-mail, in a chat, or by a program of yours. Then send a test.",
                first);
    }

    private void add() {
        new ChannelDialog(pages, channels, Objects.requireNonNull(app, "entered"), null, this::refresh).open();
    }

    private void go(LedgerQuery next) {
        query = next;
        App shown = Objects.requireNonNull(app, "entered");
        UI.getCurrent().navigate("apps/" + shown.id() + "/alerts", next.parameters());
    }
}
