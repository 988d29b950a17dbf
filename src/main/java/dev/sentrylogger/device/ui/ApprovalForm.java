package dev.sentrylogger.device.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.sentrylogger.app.App;
import dev.sentrylogger.device.Decision;
import dev.sentrylogger.device.DeviceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Shows who asks for what, and takes the answer. All that came with the request is shown as text. */
final class ApprovalForm extends Composite<Div> {
    private static final String NEW_APP = "A new app";
    private static final String EXISTING = "An app of mine";
    private static final int WORDS_SHOWN = 160;

    private final H1 headline = new H1("Allow this command line?");
    private final RadioButtonGroup<String> target = new RadioButtonGroup<>("Its logs belong to");
    private final ComboBox<App> app = new ComboBox<>("App");
    private final Checkbox mayRead = new Checkbox("It may also read logs back");
    private final Consumer<Decision> decided;

    ApprovalForm(DeviceRequest request, List<App> owned, Instant now, Consumer<Decision> decided) {
        this.decided = decided;
        var approve = new Button("Approve");
        var deny = new Button("Deny");

        approve.addClickListener(click -> approve());
        deny.addClickListener(click -> decided.accept(new Decision.Deny()));
        target.addValueChangeListener(change -> app.setVisible(EXISTING.equals(change.getValue())));
        app.addValueChangeListener(change -> app.setInvalid(false));

        headline.getElement().setAttribute("tabindex", "-1");
        target.setItems(NEW_APP, EXISTING);
        target.setItemLabelGenerator(choice ->
                choice.equals(NEW_APP) ? "A new app “" + request.details().name() + "”" : choice);
        target.setValue(NEW_APP);
        target.setVisible(!owned.isEmpty());
        app.setItems(owned);
        app.setItemLabelGenerator(App::name);
        app.setManualValidation(true);
        app.setVisible(false);
        mayRead.setValue(request.wantsRead());
        mayRead.setHelperText("For sentry-logger tail and test. Leave it off for a server.");
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setDisableOnClick(true);
        var actions = new Div(approve, deny);
        actions.addClassName("form-actions");
        getContent().addClassName("device-form");
        getContent()
                .add(
                        headline,
                        new Paragraph(
                                "It gets a key that sends logs in your name. Deny it if you did not just start it."),
                        facts(request, now),
                        target,
                        app,
                        mayRead,
                        actions);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        // The field that had the focus is gone; a stray Enter must not approve.
        headline.getElement().executeJs("this.focus()");
    }

    private void approve() {
        boolean existing = EXISTING.equals(target.getValue());
        if (existing && app.getValue() == null) {
            app.setErrorMessage("Choose the app");
            app.setInvalid(true);
            getContent().getChildren().forEach(ApprovalForm::enableButtons);
            return;
        }
        decided.accept(new Decision.Approve(existing ? app.getValue().id() : null, mayRead.getValue()));
    }

    private static void enableButtons(Component part) {
        part.getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .forEach(button -> button.setEnabled(true));
    }

    private static DescriptionList facts(DeviceRequest request, Instant now) {
        var facts = new DescriptionList();
        facts.addClassName("device-facts");
        fact(facts, "Code", request.code().shown());
        fact(facts, "App", request.details().name());
        fact(facts, "Asked from", request.origin().address());
        fact(
                facts,
                "Client",
                request.origin().client().isEmpty()
                        ? "does not say"
                        : request.origin().client());
        fact(facts, "Asked", ago(Duration.between(request.createdAt(), now)));
        if (!request.details().description().isEmpty()) {
            fact(facts, "In its words", shortened(request.details().description()));
        }
        return facts;
    }

    /** A stranger's text must not push what we know, and the buttons, out of sight. */
    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= WORDS_SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, WORDS_SHOWN)) + "…";
    }

    private static void fact(DescriptionList facts, String name, String value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static String ago(Duration age) {
        long minutes = age.toMinutes();
        if (minutes == 0) {
            return "less than a minute ago";
        }
        return minutes == 1 ? "a minute ago" : minutes + " minutes ago";
    }
}
