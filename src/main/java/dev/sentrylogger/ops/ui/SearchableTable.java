package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.sentrylogger.account.PageOf;
import java.util.List;
import java.util.function.Function;

/** A long table in pages, with a search box. What is searched and which page is shown stands in the address. */
final class SearchableTable<T> extends Composite<Div> {
    private final TextField search = new TextField();
    private final Div table = new Div();
    private final String route;
    private final List<String> columns;
    private final Function<T, List<Component>> cells;

    /**
     * @param route of the page, for its address
     * @param columns heads; the last, over what can be done, is only for those who do not see
     * @param cells of a row, as many as there are columns
     */
    SearchableTable(String route, String searchLabel, List<String> columns, Function<T, List<Component>> cells) {
        this.route = route;
        this.columns = columns;
        this.cells = cells;

        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                getUI().ifPresent(ui -> ui.navigate(route, new ListState(change.getValue(), 1).parameters()));
            }
        });

        search.setPlaceholder(searchLabel);
        search.setAriaLabel(searchLabel);
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(ListState.LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("admin-search");
        getContent().add(search, table);
    }

    void show(ListState state, PageOf<T> page) {
        if (!search.getValue().strip().equals(state.search())) {
            search.setValue(state.search());
        }
        table.removeAll();
        if (page.rows().isEmpty()) {
            var nothing = new Paragraph(
                    state.search().isEmpty() ? "There is nothing yet." : "Nothing matches “" + state.search() + "”.");
            nothing.addClassNames("muted", "admin-nothing");
            table.add(nothing);
        } else {
            table.add(table(page.rows()), pager(state, page));
        }
    }

    private NativeTable table(List<T> rows) {
        var all = new NativeTable();
        all.addClassName("admin-table");
        var heads = new NativeTableRow();
        columns.forEach(column -> heads.add(new NativeTableHeaderCell(column)));
        all.getHead().add(heads);
        rows.forEach(row -> all.getBody().add(row(cells.apply(row))));
        return all;
    }

    private NativeTableRow row(List<Component> contents) {
        var row = new NativeTableRow();
        for (int i = 0; i < contents.size(); i++) {
            var cell = new NativeTableCell(contents.get(i));
            // Where the screen is too narrow for columns, each cell says what it is.
            cell.getElement().setAttribute("data-label", columns.get(i));
            row.add(cell);
        }
        return row;
    }

    private Component pager(ListState state, PageOf<T> page) {
        int first = PageOf.offset(page.number()) + 1;
        var which =
                new Span("%,d–%,d of %,d".formatted(first, first + page.rows().size() - 1, page.total()));
        which.getElement().setAttribute("role", "status");
        var pager = new Div(which);
        pager.addClassName("admin-pager");
        if (page.number() > 1) {
            pager.add(link("Previous", state, page.number() - 1));
        }
        if (page.number() < page.last()) {
            pager.add(link("Next", state, page.number() + 1));
        }
        return pager;
    }

    private Anchor link(String words, ListState state, int number) {
        var link = new Anchor(new ListState(state.search(), number).path(route), words);
        link.addClassName("button");
        link.getElement().setAttribute("aria-label", words + " page");
        return link;
    }
}
