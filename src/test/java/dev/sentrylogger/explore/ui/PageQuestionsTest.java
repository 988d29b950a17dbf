package dev.sentrylogger.explore.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import dev.sentrylogger.store.Cancellation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageQuestionsTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final PageQuestions questions = new PageQuestions(waiting::add);
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void showsAnAnswer() {
        ask("rows");

        answer();

        assertThat(shown).containsExactly("rows");
        assertThat(questions.asking(PageQuestions.Kind.ROWS)).isFalse();
    }

    @Test
    void neverShowsTheAnswerToAQuestionThatWasAskedAnew() {
        List<Cancellation> cancellations = new ArrayList<>();
        questions.ask(
                PageQuestions.Kind.ROWS,
                UI.getCurrent(),
                cancellation -> {
                    cancellations.add(cancellation);
                    return "old";
                },
                shown::add,
                shown::add);
        ask("new");

        answer();

        assertThat(shown).containsExactly("new");
        assertThat(cancellations.getFirst().cancelled()).isTrue();
    }

    @Test
    void saysWhatWentWrong() {
        questions.<String>ask(
                PageQuestions.Kind.ROWS,
                UI.getCurrent(),
                cancellation -> {
                    throw new IllegalStateException("a mistake");
                },
                shown::add,
                shown::add);

        answer();

        assertThat(shown).singleElement().asString().contains("server's log").doesNotContain("a mistake");
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        ask("rows");

        questions.await(Duration.ofMillis(5), PageQuestions.Kind.ROWS, PageQuestions.Kind.FACETS);

        assertThat(shown).isEmpty();
        assertThat(questions.asking(PageQuestions.Kind.ROWS)).isTrue();
    }

    @Test
    void showsNothingOnceAllIsCancelled() {
        ask("rows");

        questions.cancelAll();
        answer();

        assertThat(shown).isEmpty();
    }

    private void ask(String answer) {
        questions.ask(PageQuestions.Kind.ROWS, UI.getCurrent(), cancellation -> answer, shown::add, shown::add);
    }

    private void answer() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        MockVaadin.runUIQueue();
    }
}
