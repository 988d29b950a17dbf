package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;

/** One of many loggers to choose: what makes it print JSON, and how that is sent. */
final class OtherLoggers extends Composite<Div> {
    private final Div chosen = new Div();

    OtherLoggers(SnippetTexts texts) {
        var logger = new Select<OtherLogger>();
        logger.setLabel("Language and logger");
        logger.setItems(OtherLogger.values());
        logger.setItemLabelGenerator(OtherLogger::label);
        logger.addValueChangeListener(change -> show(change.getValue()));
        logger.setValue(OtherLogger.LOGBACK);
        getContent()
                .add(
                        logger,
                        chosen,
                        new Snippet(
                                "Start it through sentry-logger: what it prints is printed as ever, and sent.",
                                "the commands",
                                texts.anyProgram()));
    }

    private void show(OtherLogger logger) {
        chosen.removeAll();
        chosen.add(new Snippet(
                "Let it print JSON, a log a line. In " + logger.place() + ":",
                "the text for " + logger.label(),
                logger.text()));
    }
}
