package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;

/** A line of a list: something with a number that leads to its logs. */
final class Row extends Composite<ListItem> implements Keyed.Shows<Row.Shown> {
    private final Div words = new Div();
    private final Span note = new Span();
    private final Anchor link = new Anchor();
    private final Anchor number = new Anchor();

    /**
     * @param text what it is called, which leads to its logs
     * @param note in small letters, may be empty
     * @param number at the end, which leads there too
     */
    record Shown(Object key, String text, String note, String number, String href) {}

    /**
     * @param mark before the words; none when empty
     * @param inLogFont whether the words are from logs
     */
    Row(boolean inLogFont, Component... mark) {
        note.addClassName("muted");
        number.addClassName("health-row-number");
        link.addClassName("health-row-text");
        if (inLogFont) {
            link.addClassName("log-text");
        }
        words.add(mark);
        words.add(link);
        words.addClassName("health-row-words");
        getContent().addClassName("health-row");
        getContent().add(words, number, note);
    }

    @Override
    public void show(Shown shown) {
        Logs.set(link, shown.text(), shown.href());
        Logs.set(number, shown.number(), shown.href());
        number.getElement().setAttribute("aria-label", shown.text() + ": " + shown.number());
        note.setText(shown.note());
        note.setVisible(!shown.note().isEmpty());
    }
}
