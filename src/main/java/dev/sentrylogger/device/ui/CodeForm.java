package dev.sentrylogger.device.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Asks for the code that the command line shows. */
final class CodeForm extends Composite<Div> {
    private static final int LONGEST = 40;

    private final TextField code = new TextField("Code");

    /** @param beginning the half that came with the link; the other half has to be read off the terminal */
    CodeForm(String beginning, Consumer<String> entered) {
        var next = new Button("Continue");

        next.addClickListener(click -> entered.accept(code.getValue()));
        next.addClickShortcut(Key.ENTER);
        code.addValueChangeListener(change -> code.setInvalid(false));

        code.setManualValidation(true);
        code.setMaxLength(LONGEST);
        code.setValue(beginning);
        code.setPlaceholder("WDJB-MJHT");
        code.setHelperText(
                beginning.isEmpty()
                        ? "Eight letters, as your terminal shows them"
                        : "Your link brought the first half; type the second as your terminal shows it");
        code.addClassName("device-code");
        code.setAutofocus(true);
        code.setAutocapitalize(com.vaadin.flow.component.textfield.Autocapitalize.CHARACTERS);
        code.getElement().setAttribute("autocomplete", "off").setAttribute("spellcheck", "false");
        next.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassName("device-form");
        getContent()
                .add(
                        new H1("Connect a command line"),
                        new Paragraph("Go on only if you have just started sentry-logger init yourself."),
                        code,
                        next);
    }

    void refuse(String why) {
        code.setErrorMessage(why);
        code.setInvalid(true);
        code.focus();
    }
}
