package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.KeyDetails;
import dev.sentrylogger.app.KeyScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks what a new key is for, makes it, and shows it once. */
final class NewKeyDialog extends KeyDialog {
    private final TextField name = new TextField("Name");
    private final Checkbox mayRead = new Checkbox("The key may also read logs back");
    private final Select<Life> life = new Select<>();
    private final Button create = new Button("Make the key");
    private final Function<KeyDetails, String> maker;
    private final Clock clock;
    private final Supplier<String> appName;

    private enum Life {
        DAYS_30("30 days", Duration.ofDays(30)),
        DAYS_90("90 days", Duration.ofDays(90)),
        YEAR("A year", Duration.ofDays(365)),
        EVER("Without end", null);

        private final String words;
        private final @Nullable Duration length;

        Life(String words, @Nullable Duration length) {
            this.words = words;
            this.length = length;
        }

        @Nullable Instant end(Instant now) {
            return length == null ? null : now.plus(length);
        }
    }

    NewKeyDialog(Function<KeyDetails, String> maker, Clock clock, Supplier<String> appName, Runnable made) {
        super("New key", made);
        this.maker = maker;
        this.clock = clock;
        this.appName = appName;

        create.addClickListener(click -> create());
        create.addClickShortcut(Key.ENTER).listenOn(name);
        name.addValueChangeListener(change -> name.setInvalid(false));

        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(2 * AppDetails.NAME_LIMIT);
        name.setPlaceholder("web-1");
        name.setHelperText("Who will hold it: a machine, a service, a person");
        name.setAutofocus(true);
        mayRead.setHelperText("For reading logs from a command line. Leave it off for a key inside a program.");
        life.setLabel("In force for");
        life.setItems(Life.values());
        life.setItemLabelGenerator(choice -> choice.words);
        life.setValue(Life.EVER);
        ask(create, name, life, mayRead);
    }

    private void create() {
        create.setEnabled(true);
        Optional<String> problem = KeyDetails.nameProblem(name.getValue());
        if (problem.isPresent()) {
            refuse(problem.get());
            return;
        }
        Set<KeyScope> scopes = mayRead.getValue() ? Set.of(KeyScope.INGEST, KeyScope.READ) : Set.of(KeyScope.INGEST);
        try {
            String key = maker.apply(
                    new KeyDetails(name.getValue(), scopes, life.getValue().end(clock.instant())));
            reveal("A new key for " + appName.get(), key);
        } catch (IllegalStateException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void refuse(String problem) {
        name.setErrorMessage(problem);
        name.setInvalid(true);
        name.focus();
    }
}
