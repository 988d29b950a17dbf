package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.Redaction;
import dev.sentrylogger.explore.ShareLink;
import dev.sentrylogger.explore.ShareLinks;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.query.TimeWords;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.SearchFailedException;
import dev.sentrylogger.store.SearchListener;
import dev.sentrylogger.store.SearchTimeoutException;
import dev.sentrylogger.ui.EmptyState;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a link shows to anybody: the rows it names, and no way to any others. Looked up anew for each page of rows. */
@Route("share/:token")
@PageTitle("Shared logs")
@AnonymousAllowed
@StyleSheet("context://app/explorer.css")
public final class SharedView extends Div implements BeforeEnterObserver, LogRows.Source {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final ShareLinks links;
    private final ExplorerEvents events;
    private final Clock clock;
    private String token = "";
    private @Nullable ShareLink link;
    private @Nullable LogRows rows;

    SharedView(ShareLinks links, ExplorerEvents events, Clock clock) {
        this.links = links;
        this.events = events;
        this.clock = clock;
        addClassName("shared-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getRouteParameters().get("token").orElse("");
        link = links.open(token).orElse(null);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        removeAll();
        if (link == null) {
            add(new EmptyState(
                    VaadinIcon.UNLINK,
                    "This link leads nowhere",
                    "It has expired, was revoked, or never was. Ask whoever gave it to you for a new one."));
            return;
        }
        var shownRows = new LogRows(this);
        rows = shownRows;
        var head = new Paragraph(describe(link));
        head.addClassName("shared-head");
        add(head, shownRows);
        read(this::first, shownRows::reset);
    }

    private String describe(ShareLink opened) {
        var time = new TimeSelection.Between(opened.range());
        String what = opened.event() != null
                ? "One log"
                : "Logs of " + TimeWords.of(time, ZoneOffset.UTC, clock.instant()) + " UTC";
        String how = opened.redacted() ? ". Personal data and secrets are masked" : "";
        return what + how + ". This link is valid until " + DAY.format(opened.expiresAt()) + ".";
    }

    private String first(ShareLink opened) {
        if (opened.event() == null) {
            return events.first(shown(opened), null, SearchListener.NONE, new Cancellation())
                    .json();
        }
        return events.only(shown(opened), opened.event());
    }

    private String older(ShareLink opened, Cursor cursor) {
        return opened.event() == null
                ? events.older(shown(opened), cursor, new Cancellation())
                : events.only(shown(opened), opened.event());
    }

    private static ExplorerEvents.Shown shown(ShareLink opened) {
        EventFilter filter = QueryText.parse(opened.query());
        UnaryOperator<LogEvent> looks = opened.redacted() ? Redaction::of : UnaryOperator.identity();
        return new ExplorerEvents.Shown(opened.app(), opened.range(), filter, false, looks);
    }

    /** Asks for the link again: it may have been revoked meanwhile. */
    private void read(Function<ShareLink, String> question, Consumer<String> then) {
        Optional<ShareLink> current = links.find(token);
        if (current.isEmpty()) {
            return;
        }
        try {
            then.accept(question.apply(current.get()));
        } catch (SearchTimeoutException | SearchFailedException e) {
            removeAll();
            add(new EmptyState(VaadinIcon.CLOCK, "Not now", Objects.requireNonNull(e.getMessage())));
        }
    }

    @Override
    public void acknowledge(int feed, long sequence) {
        // Nothing follows.
    }

    @Override
    public void loadOlder(Cursor cursor) {
        LogRows shownRows = rows;
        if (shownRows != null) {
            read(opened -> older(opened, cursor), shownRows::prepend);
        }
    }

    @Override
    public void loadNewer(Cursor cursor) {
        // The first page reaches the newest.
    }

    @Override
    public void loadWhole(EventId event) {
        LogRows shownRows = rows;
        if (shownRows != null) {
            links.find(token)
                    .flatMap(opened -> events.whole(shown(opened), opened.event(), event))
                    .ifPresent(shownRows::complete);
        }
    }

    @Override
    public void reload() {
        LogRows shownRows = rows;
        if (shownRows != null) {
            read(this::first, shownRows::reset);
        }
    }
}
