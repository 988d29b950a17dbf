package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;

/** A list under a heading, or a sentence that says why there is none. */
final class Section<T, C extends Component & Keyed.Shows<T>> extends Composite<Div> {
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none;
    private final Keyed<T, C> rows;

    Section(String heading, String none, Function<T, Object> key, Function<T, C> make) {
        this.none = new Paragraph(none);
        this.none.addClassName("muted");
        this.rows = new Keyed<>(list, key, make);
        list.addClassName("health-list");
        getContent().addClassName("health-section");
        getContent().add(new H2(heading), list, this.none);
    }

    void show(List<T> items) {
        rows.show(items);
        list.setVisible(!items.isEmpty());
        none.setVisible(items.isEmpty());
    }
}
