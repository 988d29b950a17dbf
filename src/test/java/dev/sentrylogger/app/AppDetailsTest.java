package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppDetailsTest {
    @Test
    void surroundingBlanksAreDropped() {
        assertThat(new AppDetails("  checkout \u2003", "\n takes money\n"))
                .isEqualTo(new AppDetails("checkout", "takes money"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n", "\u2003"})
    void nameMustSaySomething(String name) {
        assertThat(AppDetails.nameProblem(name))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("Give the app a name"));
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleCountThem() {
        String hundredRockets = "🚀".repeat(100);

        assertThat(new AppDetails(hundredRockets, "").name()).isEqualTo(hundredRockets);
        assertThat(AppDetails.nameProblem(hundredRockets + "🚀"))
                .contains("The name has 101 characters; the limit is 100");
        assertThat(AppDetails.descriptionProblem("x".repeat(501)))
                .contains("The description has 501 characters; the limit is 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001b[31mb", "a\u202eb", "a\u2066b", "a\u2028b", "a\ud800b"})
    void nameHoldsNothingThatCannotBeShown(String name) {
        assertThat(AppDetails.nameProblem(name))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("The name holds the character U+"));
    }

    @Test
    void descriptionMayHaveSeveralLinesButNoEscapes() {
        assertThat(AppDetails.descriptionProblem("one\n\ttwo\r\n")).isEmpty();
        assertThat(AppDetails.descriptionProblem("\u001b[31mred")).isPresent();
    }

    @Test
    void markupIsAName() {
        assertThat(new AppDetails("<b>${jndi:x}</b>", "").name()).isEqualTo("<b>${jndi:x}</b>");
    }

    @Test
    void cannotBeMadeWithAProblem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppDetails(" ", ""))
                .withMessageContaining("name");
    }
}
