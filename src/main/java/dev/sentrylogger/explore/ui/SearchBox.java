package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.explore.Completion;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.query.QuerySyntaxException;
import dev.sentrylogger.query.QueryText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The search of a page: its text, its terms, and what is wrong with it. Tells of a search only when it can be read. */
@Tag("search-box")
@JsModule("context://app/search-box.js")
final class SearchBox extends Component {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Owner owner;
    private String shown = "";

    /** What somebody typing asks for. */
    interface Owner {
        /** @param text that can be read */
        void search(String text);

        /** Answered by {@link SearchBox#suggest(int, Completion)}. */
        void suggest(int request, String text, int caret);

        /** The search that goes on is not wanted any more. */
        void cancel();
    }

    SearchBox(Owner owner) {
        this.owner = owner;
    }

    private record Shown(String text, @Nullable Problem problem, List<Term> terms) {}

    private record Problem(
            String message, int position, @Nullable String suggestion) {
        static Problem of(QuerySyntaxException e) {
            return new Problem(
                    Objects.requireNonNull(e.getMessage()),
                    e.position(),
                    e.suggestion().orElse(null));
        }
    }

    private record Term(String text, boolean negated) {
        static Term of(EventFilter part) {
            return new Term(part.text(), part instanceof EventFilter.Not);
        }
    }

    private record SuggestedItem(
            String kind,
            String insert,
            String label,
            @Nullable String detail,
            @Nullable Long count,
            @Nullable Double share) {}

    private record Suggested(int id, int from, int to, List<SuggestedItem> items) {}

    /** Whose searches the browser remembers. */
    void showApp(AppId app) {
        getElement().setAttribute("app", app.toString());
    }

    /** @return whether it can be read; if not, the box says why */
    boolean show(String text) {
        shown = text.strip();
        try {
            EventFilter filter = QueryText.parse(shown);
            send(new Shown(
                    shown, null, FilterEdit.parts(filter).stream().map(Term::of).toList()));
            return true;
        } catch (QuerySyntaxException e) {
            send(new Shown(shown, Problem.of(e), List.of()));
            return false;
        }
    }

    private void send(Shown state) {
        getElement().executeJs("this.show(JSON.parse($0))", JSON.writeValueAsString(state));
    }

    void suggest(int request, Completion completion) {
        var items = completion.items().stream()
                .map(item -> new SuggestedItem(
                        item.kind().name().toLowerCase(Locale.ROOT),
                        item.insert(),
                        item.label(),
                        item.detail(),
                        item.count(),
                        item.share()))
                .toList();
        var suggested = new Suggested(request, completion.from(), completion.to(), items);
        getElement().executeJs("this.suggestions(JSON.parse($0))", JSON.writeValueAsString(suggested));
    }

    /** @param share of a search that goes on, from 0; 1 when it has ended */
    void showProgress(double share) {
        getElement().executeJs(share < 1 ? "this.running($0)" : "this.done()", share);
    }

    @ClientCallable
    void search(String text) {
        if (show(text)) {
            owner.search(shown);
        }
    }

    @ClientCallable
    void suggest(int request, String text, int caret) {
        if (text.length() <= QueryText.MAX_LENGTH) {
            owner.suggest(request, text, caret);
        }
    }

    @ClientCallable
    void negate(int index) {
        edit(index, FilterEdit::negate);
    }

    @ClientCallable
    void remove(int index) {
        edit(index, FilterEdit::without);
    }

    @ClientCallable
    void cancel() {
        owner.cancel();
    }

    private void edit(int index, BinaryOperator<EventFilter> edit) {
        try {
            EventFilter filter = QueryText.parse(shown);
            List<EventFilter> parts = FilterEdit.parts(filter);
            if (index >= 0 && index < parts.size()) {
                search(edit.apply(filter, parts.get(index)).text());
            }
        } catch (QuerySyntaxException e) {
            // A click on a term of a search that was readable when the page was drawn.
            show(shown);
        }
    }
}
