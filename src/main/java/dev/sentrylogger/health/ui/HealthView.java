package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.health.Health;
import dev.sentrylogger.health.Span;
import dev.sentrylogger.ui.BrowserZone;
import dev.sentrylogger.ui.LinkChoice;
import jakarta.annotation.security.PermitAll;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How an app is, in one look; follows what happens while it is looked at. */
@Route("apps/:app/health")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/health.css")
public final class HealthView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private final AppPages pages;
    private final Health health;
    private final HealthTicker ticker;
    private final BrowserZone zone = new BrowserZone(changed -> look());
    private final LinkChoice spans = new LinkChoice("Time");
    private final Div content = new Div();
    /** Read by the ticker's threads. */
    private final AtomicBoolean seen = new AtomicBoolean(true);

    private final AtomicBoolean looking = new AtomicBoolean();
    private @Nullable App app;
    private @Nullable HealthContent shown;
    private volatile Span span = Span.DAY;

    HealthView(AppPages pages, Health health, HealthTicker ticker) {
        this.pages = pages;
        this.health = health;
        this.ticker = ticker;

        getElement()
                .addEventListener("looked-at", event -> {
                    seen.set(event.getEventData().get("event.detail").asBoolean());
                    look();
                })
                .addEventData("event.detail");

        getContent().addClassNames("app-page", "health-page");
        getContent().add(zone, spans, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.READ).ifPresent(entered -> {
            span = Span.of(enter.getLocation()
                    .getQueryParameters()
                    .getSingleParameter("range")
                    .orElse(""));
            if (shown == null || !entered.equals(app)) {
                app = entered;
                shown = new HealthContent(entered.id());
                content.removeAll();
                content.add(shown);
            }
            showSpans(entered);
            look();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Health of " + app.name();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        UserId user = pages.caller().user();
        var ticks = ticker.every(() -> lookFromAfar(ui, user));
        addDetachListener(detach -> {
            ticks.remove();
            detach.unregisterListener();
        });
        getElement().executeJs("""
                const tell = () => this.isConnected
                    ? this.dispatchEvent(new CustomEvent('looked-at', {detail: !document.hidden}))
                    : document.removeEventListener('visibilitychange', tell);
                document.addEventListener('visibilitychange', tell);
                """);
    }

    private void look() {
        if (app != null && shown != null) {
            shown.show(health.of(pages.caller().user(), app.id(), span), zone.shown());
        }
    }

    /** Works it out on the ticker's thread, and only shows it on the page's own. */
    private void lookFromAfar(UI ui, UserId user) {
        App looked = app;
        if (looked == null || !seen.get() || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            Span asked = span;
            var now = health.of(user, looked.id(), asked);
            ui.access(() -> {
                if (looked.equals(app) && shown != null && asked == span) {
                    shown.show(now, zone.shown());
                }
            });
        } catch (UIDetachedException e) {
            // It is gone already.
        } finally {
            looking.set(false);
        }
    }

    private void showSpans(App entered) {
        spans.removeAll();
        for (Span one : Span.values()) {
            String range = one == Span.DAY ? "" : "?range=" + one.range();
            spans.add(one.words(), "apps/" + entered.id() + "/health" + range, one == span);
        }
    }
}
