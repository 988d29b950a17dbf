package dev.sentrylogger.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ErrorEvent;
import dev.sentrylogger.UiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesViewTest extends UiTest {
    private static final String ID = "error id [0-9a-f]{8}\\.";

    @Test
    void whatIsNotThereSaysSoAndLeadsBack() {
        UI.getCurrent().navigate(FailingView.class);

        var page = _get(NotFoundPage.class);
        assertThat(_get(page, Paragraph.class).getText()).contains("not shared with you");
        assertThat(_get(page, Anchor.class).getHref()).isEqualTo(".");
    }

    @Test
    void pageThatFailsToOpenTellsAnIdAndNothingElse(CapturedOutput log) {
        UI.getCurrent().navigate(FailingView.class, QueryParameters.of("fail", ""));

        String sentence = _get(_get(InternalErrorPage.class), Paragraph.class).getText();
        assertThat(sentence).containsPattern(ID).doesNotContain(FailingView.SECRET);
        assertThat(log).contains("Page failure " + idIn(sentence)).contains(FailingView.SECRET);
    }

    @Test
    void failingListenerTellsAnIdAndNothingElse(CapturedOutput log) {
        var setup = new PageSetup(new FailureLog());

        setup.tellFailure(new ErrorEvent(new IllegalStateException(FailingView.SECRET)));

        String words =
                NotificationsKt.getNotifications().getFirst().getElement().getProperty("text");
        assertThat(words).containsPattern(ID).doesNotContain(FailingView.SECRET);
        assertThat(log).contains("Page failure " + idIn(words)).contains(FailingView.SECRET);
    }

    private static String idIn(String words) {
        return words.replaceFirst("(?s).*error id (is )?([0-9a-f]{8}).*", "$2");
    }
}
