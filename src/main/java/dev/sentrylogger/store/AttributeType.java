package dev.sentrylogger.store;

import org.duckdb.DuckDBColumnType;

/** What kind of value an attribute has. */
enum AttributeType {
    TEXT(DuckDBColumnType.VARCHAR),
    WHOLE(DuckDBColumnType.BIGINT),
    FRACTION(DuckDBColumnType.DOUBLE),
    TRUTH(DuckDBColumnType.BOOLEAN);

    private final DuckDBColumnType column;

    AttributeType(DuckDBColumnType column) {
        this.column = column;
    }

    DuckDBColumnType column() {
        return column;
    }

    String sql() {
        return column.name();
    }

    boolean isNumber() {
        return this == WHOLE || this == FRACTION;
    }
}
