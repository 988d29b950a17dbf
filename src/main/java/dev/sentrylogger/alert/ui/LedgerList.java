package dev.sentrylogger.alert.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.alert.Ledger;
import dev.sentrylogger.alert.LedgerRow;
import dev.sentrylogger.alert.SavedChannel;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.ui.AppPages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

/** What was told, newest first, a page at a time. */
final class LedgerList extends Composite<Div> {
    private static final int AT_ONCE = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final AppPages pages;
    private final Ledger ledger;
    private final App app;
    private final LedgerQuery query;
    private final SerializableConsumer<LedgerQuery> go;
    private final Clock clock;

    LedgerList(
            AppPages pages,
            Ledger ledger,
            App app,
            List<SavedChannel> channels,
            LedgerQuery query,
            SerializableConsumer<LedgerQuery> go,
            Clock clock) {
        this.pages = pages;
        this.ledger = ledger;
        this.app = app;
        this.query = query;
        this.go = go;
        this.clock = clock;
        List<LedgerRow> rows = ledger.page(pages.caller().user(), app.id(), query.filter(), query.before(), AT_ONCE);
        var list = new OrderedList();
        rows.forEach(row -> list.add(item(row)));
        var turning = new Div();
        if (query.before() != Long.MAX_VALUE) {
            turning.add(new Button("Newest", click -> go.accept(query.with(query.filter()))));
        }
        if (rows.size() == AT_ONCE) {
            long last = rows.getLast().id();
            turning.add(new Button("Older", click -> go.accept(query.before(last))));
        }

        list.addClassName("ledger");
        turning.addClassName("form-actions");
        getContent().add(filters(channels), rows.isEmpty() ? new Paragraph(nothing()) : list, turning);
    }

    private Component filters(List<SavedChannel> channels) {
        var channel = new Select<SavedChannel>();
        channel.setLabel("Channel");
        channel.setItems(channels);
        channel.setItemLabelGenerator(one -> one == null ? "All channels" : one.name());
        channel.setEmptySelectionAllowed(true);
        channel.setEmptySelectionCaption("All channels");
        channels.stream()
                .filter(one -> one.id().equals(query.filter().channel()))
                .findFirst()
                .ifPresent(channel::setValue);
        channel.addValueChangeListener(change -> go.accept(query.with(new Ledger.Filter(
                change.getValue() == null ? null : change.getValue().id(),
                query.filter().failed()))));
        var failed = new Checkbox("Only what failed", query.filter().failed());
        failed.addValueChangeListener(
                change -> go.accept(query.with(new Ledger.Filter(query.filter().channel(), change.getValue()))));
        var row = new Div(channel, failed);
        row.addClassName("ledger-filters");
        return row;
    }

    private String nothing() {
        return query.equals(LedgerQuery.ALL)
                ? "Nothing was told yet. A test you send is the first to stand here."
                : "Nothing here matches.";
    }

    private ListItem item(LedgerRow row) {
        var state = text(LedgerWords.state(row), "ledger-state");
        var resend = new Button("Resend", click -> resend(row));
        resend.setAriaLabel("Send again: " + row.title() + ", to " + row.recipient());
        resend.setEnabled(row.channel() != null && row.state() != LedgerRow.State.WAITING);
        var head = new Div(
                text(TIME.format(row.createdAt()) + " UTC", "ledger-time"),
                state,
                text(row.title(), "ledger-title"),
                resend);
        head.addClassName("ledger-head");
        var item = new ListItem(head, text(row.channelName() + " · " + row.recipient(), "ledger-whom"));
        if (!row.attempts().isEmpty()) {
            item.add(text(LedgerWords.answer(row.attempts().getLast()), "ledger-answer"));
        }
        Instant now = clock.instant();
        String tries = LedgerWords.tries(row, now);
        if (row.attempts().size() > 1) {
            item.add(new Details(tries, attempts(row)));
        } else if (!tries.isEmpty()) {
            item.add(text(tries, "ledger-whom"));
        }
        item.addClassName("ledger-item");
        item.getElement().setAttribute("data-state", row.state().name().toLowerCase(java.util.Locale.ROOT));
        return item;
    }

    private static Component attempts(LedgerRow row) {
        var list = new OrderedList();
        row.attempts()
                .forEach(attempt -> list.add(
                        new ListItem(TIME.format(attempt.startedAt()) + " UTC: " + LedgerWords.answer(attempt))));
        list.addClassName("ledger-attempts");
        return list;
    }

    private void resend(LedgerRow row) {
        try {
            ledger.resend(pages.caller(), app.id(), row.id());
            Notification.show("It is being sent again");
            go.accept(query.with(query.filter()));
        } catch (IllegalArgumentException e) {
            Notification.show(Objects.requireNonNull(e.getMessage()));
        }
    }

    private static Span text(String words, String className) {
        var span = new Span(words);
        span.addClassName(className);
        return span;
    }
}
