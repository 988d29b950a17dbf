package dev.sentrylogger.explore.ui;

import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.store.Facet;
import dev.sentrylogger.store.FieldShare;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code <facet-rail>} is told, to be written as JSON.
 *
 * @param fields the most frequent first
 */
record FacetsJson(List<FacetJson> facets, List<FieldJson> fields) {
    static FacetsJson of(Overview.ByField counted, EventFilter active) {
        return new FacetsJson(
                counted.facets().stream()
                        .map(facet -> FacetJson.of(facet, active))
                        .toList(),
                counted.fields().stream().map(FieldJson::of).toList());
    }

    /** @param share of events that have the field, above 0 and up to 1 */
    record FieldJson(String field, double share) {
        static FieldJson of(FieldShare share) {
            return new FieldJson(share.field().text(), (double) share.present() / share.total());
        }
    }

    /** @param state {@code only}, {@code not}, or absent */
    record ValueJson(String value, long count, @Nullable String state) {}

    record RangeJson(@Nullable Double min, @Nullable Double max) {}

    /**
     * @param numeric whether its values are numbers
     * @param range what the search asks of it
     */
    record FacetJson(
            String field,
            long present,
            long distinct,
            boolean numeric,
            @Nullable Double min,
            @Nullable Double max,
            RangeJson range,
            List<ValueJson> values) {
        static FacetJson of(Facet facet, EventFilter active) {
            List<ValueJson> values = new ArrayList<>();
            for (Facet.Value value : facet.values()) {
                values.add(new ValueJson(value.value(), value.count(), state(facet.field(), value.value(), active)));
            }
            // What is asked for stays to be seen, however rare it is.
            for (String named : FilterEdit.named(active, facet.field())) {
                if (facet.values().stream().noneMatch(value -> value.value().equals(named))) {
                    values.add(new ValueJson(named, 0, state(facet.field(), named, active)));
                }
            }
            return new FacetJson(
                    facet.field().text(),
                    facet.present(),
                    facet.distinct(),
                    isNumeric(facet),
                    facet.min(),
                    facet.max(),
                    range(facet.field(), active),
                    values);
        }

        private static @Nullable String state(Field field, String value, EventFilter active) {
            return FilterEdit.choice(active, field, value)
                    .map(choice -> choice == FilterEdit.Choice.ONLY ? "only" : "not")
                    .orElse(null);
        }

        /** Most of those that can be seen are. */
        private static boolean isNumeric(Facet facet) {
            long numbers = facet.values().stream()
                    .filter(value -> value.value().matches("-?\\d{1,18}(\\.\\d+)?([eE][+-]?\\d+)?"))
                    .count();
            return facet.min() != null
                    && facet.distinct() > 2
                    && numbers * 2 > facet.values().size();
        }

        private static RangeJson range(Field field, EventFilter active) {
            Double min = null;
            Double max = null;
            for (EventFilter part : FilterEdit.parts(active)) {
                if (part instanceof EventFilter.FieldCompared compared
                        && compared.field().equals(field)) {
                    boolean least =
                            switch (compared.comparison()) {
                                case MORE, AT_LEAST -> true;
                                case LESS, AT_MOST, EQUAL -> false;
                            };
                    min = least ? Double.valueOf(compared.number()) : min;
                    max = least ? max : Double.valueOf(compared.number());
                }
            }
            return new RangeJson(min, max);
        }
    }
}
