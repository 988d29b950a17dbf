package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import dev.sentrylogger.app.Registration;

/** What follows a registration: the key, how to use it, and the way on. */
final class RegisteredApp extends Composite<Div> {
    private final H2 headline = new H2();

    RegisteredApp(Registration registration, String address, Runnable saved) {
        String key = registration.apiKey();
        var next = new H3("Send a first log");
        var done = new Button("I saved it, go to the app");

        done.addClickListener(click -> saved.run());

        headline.setText(registration.app().name() + " is registered");
        headline.getElement().setAttribute("tabindex", "-1");
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var actions = new Div(done);
        actions.addClassName("form-actions");
        getContent()
                .add(
                        new LeaveGuard(),
                        headline,
                        new KeyReveal(key),
                        next,
                        new Snippets(new SnippetTexts(address, key)),
                        actions);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        // The form that had the focus is gone; start the reader at the top of what took its place.
        headline.getElement().executeJs("this.focus()");
    }
}
