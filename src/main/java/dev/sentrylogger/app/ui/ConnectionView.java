package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.ConnectionDoctor;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.TestLogWanted;
import dev.sentrylogger.ui.StepList;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** How far logs get on their way into an app, what was not taken and why, and how to send. */
@Route("apps/:app/" + AppNavigation.CONNECTION)
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
public final class ConnectionView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private static final int LOOK_AGAIN_MILLIS = 2000;
    private static final String KEY_HERE = "sk_…";

    private final AppPages pages;
    private final ConnectionDoctor doctor;
    private final ServerAddress serverAddress;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final StepList steps = new StepList();
    private final RejectionList rejections = new RejectionList();
    private final Div snippets = new Div();
    private @Nullable App app;
    private String address;

    ConnectionView(
            AppPages pages,
            ConnectionDoctor doctor,
            ServerAddress serverAddress,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pages = pages;
        this.doctor = doctor;
        this.serverAddress = serverAddress;
        this.events = events;
        this.clock = clock;
        this.address = serverAddress.guess();
        var test = new Button("Send a test log");

        test.addClickListener(click -> sendTest());

        var head = new Div(new H2("The way of a log into this app"), test);
        head.addClassName("section-head");
        getContent().addClassNames("app-page", "connection");
        getContent()
                .add(
                        head,
                        steps,
                        new H2("Not taken in the last 24 hours"),
                        rejections,
                        new H2("How to send"),
                        new Paragraph("With one of the app's keys in place of " + KEY_HERE
                                + "; a key is shown once, when it is made on the Keys page."),
                        snippets);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            look();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Connection of " + app.name();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var ui = attach.getUI();
        showSnippets();
        serverAddress.ask(ui, answer -> {
            address = answer;
            showSnippets();
            look();
        });
        ui.setPollInterval(LOOK_AGAIN_MILLIS);
        var polls = ui.addPollListener(poll -> look());
        addDetachListener(detach -> {
            ui.setPollInterval(-1);
            polls.remove();
            detach.unregisterListener();
        });
    }

    private void showSnippets() {
        snippets.removeAll();
        snippets.add(new Snippets(new SnippetTexts(address, KEY_HERE)));
    }

    private void look() {
        if (app != null) {
            String asker = pages.caller().address();
            steps.show(doctor.diagnose(app.id(), asker, address).steps().stream()
                    .map(step -> new StepList.Step(
                            StepList.State.valueOf(step.state().name()), step.title(), step.detail()))
                    .toList());
            rejections.show(doctor.rejections(app.id(), asker), clock.instant());
        }
    }

    private void sendTest() {
        try {
            events.publishEvent(new TestLogWanted(Objects.requireNonNull(app).id()));
            Notification.show("Stored. It is on the page of the app's logs.");
        } catch (RuntimeException e) {
            Notification.show("It could not be stored: " + e.getMessage());
        }
    }
}
