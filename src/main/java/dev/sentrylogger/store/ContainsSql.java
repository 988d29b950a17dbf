package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.List;

/** Words looked for in every text of an event, as SQL over one source of events. */
final class ContainsSql {
    /**
     * Attributes and exception are JSON, so a match in the whole text may be a key or punctuation: the quick look at the
     * escaped words is confirmed on the values themselves, which only the few rows that pass pay for.
     */
    private static final String REST = """
            (contains(lower(attributes), ?)
                AND len(list_filter(json_extract_string(attributes, '$.*'), lambda v: contains(lower(v), ?))) > 0)
            OR (contains(lower(exception), ?)
                AND len(list_filter(json_extract(exception, '$.**'),
                    lambda v: json_type(v) = 'VARCHAR' AND contains(lower(v ->> '$'), ?))) > 0)
            """;

    private ContainsSql() {}

    static FilterSql of(String typed, List<AttributeColumn> columns) {
        String words = lower(typed);
        String escaped = lower(EventJson.escape(typed));
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (TextColumn text : List.of(TextColumn.MESSAGE, TextColumn.LOGGER, TextColumn.SERVICE, TextColumn.HOST)) {
            conditions.add("contains(lower(" + text.column() + "), ?)");
            parameters.add(words);
        }
        for (int place = 0; place < columns.size(); place++) {
            if (mayHold(columns.get(place).type(), words)) {
                conditions.add("contains(lower(CAST(" + AttributeColumn.name(place) + " AS VARCHAR)), ?)");
                parameters.add(words);
            }
        }
        conditions.add(REST);
        parameters.addAll(List.of(escaped, words, escaped, words));
        return new FilterSql('(' + String.join(" OR ", conditions) + ')', parameters);
    }

    /** Each character by itself, as DuckDB does it. */
    private static String lower(String words) {
        return words.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean mayHold(AttributeType type, String words) {
        return switch (type) {
            case TEXT -> true;
            case TRUTH -> "true".contains(words) || "false".contains(words);
            case WHOLE, FRACTION -> words.chars().allMatch(c -> c >= '0' && c <= '9' || ".-+einfa".indexOf(c) >= 0);
        };
    }
}
