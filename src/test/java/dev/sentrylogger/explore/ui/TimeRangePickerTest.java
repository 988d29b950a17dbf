package dev.sentrylogger.explore.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.query.TimeSelection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeRangePickerTest {
    private static final Instant NOW = Instant.parse("2026-11-26T16:30:00Z");

    private final List<TimeSelection> selected = new ArrayList<>();
    private TimeRangePicker picker;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        picker = new TimeRangePicker(Clock.fixed(NOW, ZoneOffset.UTC), selected::add);
        UI.getCurrent().add(picker);
        picker.show(new TimeSelection.Last(Duration.ofHours(1)));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void saysWhichTimeIsShown() {
        assertThat(label().getText()).isEqualTo("Last hour");

        picker.show(TimeSelection.between(NOW.minusSeconds(86_400), NOW.minusSeconds(82_800)));

        assertThat(label().getText()).isEqualTo("Yesterday 16:30 – 17:30");
    }

    @Test
    void stepsBackAndForthAndOut() {
        _click(_get(Button.class, spec -> spec.withPredicate(is("Earlier"))));
        picker.show(selected.getLast());
        _click(_get(Button.class, spec -> spec.withPredicate(is("Later"))));
        picker.show(new TimeSelection.Last(Duration.ofHours(1)));
        _click(_get(Button.class, spec -> spec.withPredicate(is("Zoom out"))));

        assertThat(selected)
                .containsExactly(
                        TimeSelection.between(NOW.minusSeconds(7_200), NOW.minusSeconds(3_600)),
                        TimeSelection.between(NOW.minusSeconds(3_600), NOW),
                        new TimeSelection.Last(Duration.ofHours(3)));
    }

    @Test
    void hasNothingLaterThanNow() {
        assertThat(_get(Button.class, spec -> spec.withPredicate(is("Later"))).isEnabled())
                .isFalse();
    }

    @Test
    void readsWhatIsTyped() {
        picker.open();
        picker.read("yesterday 14:00 – 15:30");
        assertThat(selected)
                .containsExactly(TimeSelection.between(
                        Instant.parse("2026-11-25T14:00:00Z"), Instant.parse("2026-11-25T15:30:00Z")));
    }

    @Test
    void saysWhatItCannotRead() {
        picker.open();
        picker.read("soon");

        assertThat(_get(TextField.class).isInvalid()).isTrue();
        assertThat(_get(TextField.class).getErrorMessage()).contains("“soon” is no time");
        assertThat(selected).isEmpty();
    }

    private static java.util.function.Predicate<Button> is(String name) {
        return button -> button.getAriaLabel().filter(name::equals).isPresent();
    }

    private Button label() {
        return _get(Button.class, spec -> spec.withClasses("time-label"));
    }
}
