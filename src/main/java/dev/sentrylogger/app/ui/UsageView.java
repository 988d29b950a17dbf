package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppLimits;
import dev.sentrylogger.app.Limits;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.UsageReport;
import dev.sentrylogger.app.UsageReports;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an app sends, and how much it may send. */
@Route("apps/:app/" + AppNavigation.USAGE)
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
public final class UsageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private final AppPages pages;
    private final UsageReports reports;
    private final Limits limits;
    private @Nullable App app;

    UsageView(AppPages pages, UsageReports reports, Limits limits) {
        this.pages = pages;
        this.reports = reports;
        this.limits = limits;
        getContent().addClassNames("app-page", "usage");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            show();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Usage of " + app.name();
    }

    private void show() {
        App shown = Objects.requireNonNull(app, "entered");
        var user = pages.caller().user();
        UsageReport report = reports.of(user, shown.id());
        AppLimits inForce = limits.of(user, shown.id());
        var content = getContent();
        content.removeAll();
        content.add(
                new H2("This month"),
                new MonthBar(
                        "Logs",
                        report.monthEvents(),
                        report.forecastEvents(),
                        inForce.eventsPerMonth(),
                        Amounts::count),
                new MonthBar(
                        "Size", report.monthBytes(), report.forecastBytes(), inForce.bytesPerMonth(), Amounts::bytes),
                new H2("Limits"),
                new LimitsForm(inForce, this::change),
                new H2("The last " + UsageReports.DAYS + " days"),
                export(shown));
        if (report.days().isEmpty() && report.refused().isEmpty()) {
            var nothing = new Paragraph("Nothing came in this time.");
            nothing.addClassName("muted");
            content.add(nothing);
            return;
        }
        content.add(UsageTables.days(report.days()));
        if (!report.keys().isEmpty()) {
            content.add(new H2("By key"), UsageTables.keys(report.keys()));
        }
        if (!report.refused().isEmpty()) {
            content.add(new H2("Requests that were not taken"), UsageTables.refused(report.refused()));
        }
    }

    private Anchor export(App shown) {
        var export = new Anchor(DownloadHandler.fromInputStream(download -> csv(shown)), "Export all days as CSV");
        export.addClassName("button");
        return export;
    }

    /** Asked by a request of its own, so the visitor's right is looked at again. */
    private DownloadResponse csv(App shown) {
        if (!pages.admits(shown.id(), Permission.MANAGE)) {
            return DownloadResponse.error(HttpServletResponse.SC_NOT_FOUND);
        }
        byte[] csv = reports.csv(pages.caller().user(), shown.id()).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(new ByteArrayInputStream(csv), "usage.csv", "text/csv", csv.length);
    }

    private void change(AppLimits changed) {
        limits.set(pages.caller(), Objects.requireNonNull(app).id(), changed);
        show();
        Notification.show("The limits are in force from the next request on");
    }
}
