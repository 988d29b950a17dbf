package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.NaiveFilter;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What histograms, facets and fields are, counted one event after the other. A store must answer the same. */
final class NaiveCounts {
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private NaiveCounts() {}

    static Histogram histogram(HistogramQuery query, List<LogEvent> events) {
        Map<Instant, Map<Level, Long>> buckets = new TreeMap<>();
        for (LogEvent event : asked(query.range(), query.filter(), events)) {
            buckets.computeIfAbsent(start(event.occurredAt(), query.bucket()), start -> new EnumMap<>(Level.class))
                    .merge(event.level(), 1L, Long::sum);
        }
        return new Histogram(buckets.entrySet().stream()
                .map(bucket -> new Histogram.Bucket(bucket.getKey(), bucket.getValue()))
                .toList());
    }

    private static Instant start(Instant at, Duration width) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), width.toMillis()) * width.toMillis());
    }

    static List<Facet> facets(FacetQuery query, List<LogEvent> events) {
        List<LogEvent> asked = asked(query.range(), query.filter(), events);
        return query.fields().stream()
                .map(field -> facet(field, query.limit(), asked))
                .toList();
    }

    private static Facet facet(Field field, int limit, List<LogEvent> asked) {
        Map<String, Long> counts = asked.stream()
                .flatMap(event -> NaiveFilter.text(field, event).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Facet.Value> values = counts.entrySet().stream()
                .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::value))
                .limit(limit)
                .toList();
        long present = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Facet(
                field,
                asked.size(),
                present,
                counts.size(),
                values,
                number(counts, Math::min).orElse(null),
                number(counts, Math::max).orElse(null));
    }

    private static Optional<Double> number(Map<String, Long> counts, BinaryOperator<Double> which) {
        return counts.keySet().stream()
                .filter(text -> text.matches(NUMBER))
                .map(Double::parseDouble)
                .filter(Double::isFinite)
                .reduce(which);
    }

    static List<FieldShare> fields(List<LogEvent> events) {
        List<FieldShare> shares = new ArrayList<>();
        Stream<Field> attributes = events.stream()
                .flatMap(event -> event.attributes().values().keySet().stream())
                .distinct()
                .map(Field.Attribute::new);
        Stream.concat(Stream.of(Field.BuiltIn.values()), attributes).forEach(field -> {
            long present = events.stream()
                    .filter(event -> NaiveFilter.text(field, event).isPresent())
                    .count();
            if (present > 0) {
                shares.add(new FieldShare(field, present, events.size()));
            }
        });
        shares.sort(Comparator.comparingLong(FieldShare::present)
                .reversed()
                .thenComparing(share -> share.field().text()));
        return shares;
    }

    private static List<LogEvent> asked(TimeRange range, EventFilter filter, List<LogEvent> events) {
        return events.stream()
                .filter(event -> !event.occurredAt().isBefore(range.from())
                        && event.occurredAt().isBefore(range.to())
                        && NaiveFilter.matches(filter, event))
                .toList();
    }
}
