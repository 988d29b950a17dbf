package dev.sentrylogger.query;

import com.google.re2j.Pattern;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a filter means, told one event at a time and without any care for speed. A store must answer the same. */
public final class NaiveFilter {
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private NaiveFilter() {}

    /** Whether {@code event} satisfies {@code filter}. What an event does not have satisfies no term about it. */
    public static boolean matches(EventFilter filter, LogEvent event) {
        return switch (filter) {
            case EventFilter.Everything _ -> true;
            case EventFilter.LevelIs(Comparison comparison, Level level) ->
                holds(comparison, event.level().compareTo(level));
            case EventFilter.Contains(String words) ->
                texts(event).anyMatch(text -> lower(text).contains(lower(words)));
            case EventFilter.Matches(String pattern, boolean ignoreCase) -> found(pattern, ignoreCase, event);
            case EventFilter.FieldIs(Field field, String value) ->
                value(field, event).filter(has -> says(has, value)).isPresent();
            case EventFilter.FieldLike like ->
                value(like.field(), event)
                        .filter(has -> fits(like.pieces(), digits(has)))
                        .isPresent();
            case EventFilter.FieldCompared(Field field, Comparison comparison, double number) ->
                value(field, event)
                        .flatMap(has -> number(has.toString()))
                        .filter(has -> holds(comparison, Double.compare(has + 0.0, number)))
                        .isPresent();
            case EventFilter.Has(Field field) -> value(field, event).isPresent();
            case EventFilter.Not(EventFilter negated) -> !matches(negated, event);
            case EventFilter.AnyOf(List<EventFilter> parts) -> parts.stream().anyMatch(part -> matches(part, event));
            case EventFilter.AllOf(List<EventFilter> parts) -> parts.stream().allMatch(part -> matches(part, event));
        };
    }

    private static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static boolean found(String pattern, boolean ignoreCase, LogEvent event) {
        Pattern compiled = Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        return Stream.concat(Stream.of(event.message()), exceptions(event).map(ExceptionInfo::raw))
                .anyMatch(text -> compiled.matcher(beginning(text)).find());
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= EventFilter.Matches.LOOKED_AT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EventFilter.Matches.LOOKED_AT));
    }

    private static boolean says(Object has, String value) {
        return digits(has).equals(value)
                || (has instanceof Number number
                        && number(value)
                                .filter(wanted -> wanted == number.doubleValue())
                                .isPresent());
    }

    private static boolean fits(List<String> pieces, String text) {
        String regex = pieces.stream().map(java.util.regex.Pattern::quote).collect(Collectors.joining(".*"));
        return java.util.regex.Pattern.compile(regex, java.util.regex.Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    /** A value as text, a number without an exponent. */
    private static String digits(Object value) {
        if (!(value instanceof Double)) {
            return value.toString();
        }
        String plain = new BigDecimal(value.toString()).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static Optional<Double> number(String text) {
        return text.matches(NUMBER) ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite) : Optional.empty();
    }

    /** What an event says in a field, as text; empty when it does not have the field. */
    public static Optional<String> text(Field field, LogEvent event) {
        return value(field, event).map(NaiveFilter::digits);
    }

    private static Optional<Object> value(Field field, LogEvent event) {
        return switch (field) {
            case Field.Attribute(String key) ->
                Optional.ofNullable(event.attributes().values().get(key));
            case Field.BuiltIn builtIn -> Optional.ofNullable(value(builtIn, event));
        };
    }

    private static @Nullable String value(Field.BuiltIn field, LogEvent event) {
        return switch (field) {
            case LEVEL -> event.level().name().toLowerCase(Locale.ROOT);
            case MESSAGE -> event.message();
            case TEMPLATE -> event.template();
            case LOGGER -> event.logger();
            case SERVICE -> event.service();
            case ENVIRONMENT -> event.environment();
            case RELEASE -> event.release();
            case HOST -> event.host();
            case TRACE_ID -> event.traceId();
            case SPAN_ID -> event.spanId();
            case SOURCE -> event.source();
            case EXCEPTION_TYPE ->
                event.exception() == null ? null : presence(event.exception().type());
            case EXCEPTION_MESSAGE ->
                event.exception() == null ? null : presence(event.exception().message());
        };
    }

    private static @Nullable String presence(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Stream<String> texts(LogEvent event) {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(event.message());
        texts.add(event.logger());
        texts.add(event.service());
        texts.add(event.host());
        event.attributes().values().values().forEach(value -> texts.add(digits(value)));
        exceptions(event).forEach(exception -> {
            texts.addAll(List.of(exception.type(), exception.message(), exception.raw()));
            for (StackFrame frame : exception.frames()) {
                texts.addAll(List.of(frame.file(), frame.function()));
                texts.add(frame.source());
            }
        });
        return texts.stream().filter(text -> text != null);
    }

    /** The exception and its causes, all the way down. */
    private static Stream<ExceptionInfo> exceptions(LogEvent event) {
        return Stream.ofNullable(event.exception()).mapMulti(NaiveFilter::withCauses);
    }

    private static void withCauses(ExceptionInfo exception, Consumer<ExceptionInfo> each) {
        each.accept(exception);
        exception.causes().forEach(cause -> withCauses(cause, each));
    }

    /** As DuckDB: each code point by itself. */
    private static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
