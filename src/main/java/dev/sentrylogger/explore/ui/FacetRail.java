package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableRunnable;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Which values the fields of the shown events have, to choose and to exclude. */
@Tag("facet-rail")
@JsModule("context://app/facet-rail.js")
final class FacetRail extends Component {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Owner owner;

    /** What somebody looking at the fields asks for. */
    interface Owner {
        void filter(Field field, String value, Choice choice);

        void range(Field field, @Nullable Double min, @Nullable Double max);

        /** These fields are unfolded; values of them are wanted from now on. */
        void opened(List<Field> fields);

        /** @param text what the values are to have in them; empty for all */
        void search(Field field, String text);

        void more(Field field);
    }

    /** What is asked for about a value. */
    enum Choice {
        ONLY,
        EXCLUDE,
        CLEAR;

        static Optional<Choice> named(String name) {
            return Stream.of(values())
                    .filter(choice -> choice.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    FacetRail(Owner owner) {
        this.owner = owner;
    }

    /** Whose opened fields the browser remembers. */
    void showApp(AppId app) {
        getElement().setAttribute("app", app.toString());
    }

    void show(Overview.ByField counted, EventFilter active) {
        getElement().executeJs("this.show(JSON.parse($0))", JSON.writeValueAsString(FacetsJson.of(counted, active)));
    }

    void showField(dev.sentrylogger.store.Facet facet, EventFilter active) {
        getElement()
                .executeJs(
                        "this.field(JSON.parse($0))", JSON.writeValueAsString(FacetsJson.FacetJson.of(facet, active)));
    }

    /** What was counted before stays, pale. */
    void loading() {
        getElement().executeJs("this.loading()");
    }

    void failed(String sentence) {
        getElement().executeJs("this.failed($0)", sentence);
    }

    /** Called when the reader wants it away, or back. */
    void onToggleWanted(SerializableRunnable listener) {
        getElement().addEventListener("toggle-wanted", event -> listener.run());
    }

    @ClientCallable
    void filter(String field, String value, String choice) {
        Clicked.of(field, value, choice)
                .ifPresent(clicked -> owner.filter(clicked.field(), clicked.value(), clicked.choice()));
    }

    @ClientCallable
    void range(String field, @Nullable Double min, @Nullable Double max) {
        if (isBound(min) && isBound(max)) {
            Clicked.fieldOf(field)
                    .filter(known -> known != Field.BuiltIn.LEVEL)
                    .ifPresent(known -> owner.range(known, min, max));
        }
    }

    @ClientCallable
    void opened(List<String> fields) {
        owner.opened(fields.stream()
                .flatMap(name -> Clicked.fieldOf(name).stream())
                .distinct()
                .limit(FacetQuery.MAX_FIELDS)
                .toList());
    }

    @ClientCallable
    void search(String field, String text) {
        if (text.length() <= 200) {
            Clicked.fieldOf(field).ifPresent(known -> owner.search(known, text));
        }
    }

    @ClientCallable
    void more(String field) {
        Clicked.fieldOf(field).ifPresent(owner::more);
    }

    private static boolean isBound(@Nullable Double number) {
        return number == null || Double.isFinite(number);
    }
}
