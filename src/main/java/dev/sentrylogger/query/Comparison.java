package dev.sentrylogger.query;

import java.util.Arrays;

/** How a value is compared with the one in the query. */
public enum Comparison {
    EQUAL(":"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** As it stands between a field's name and the value in query text. */
    public String symbol() {
        return symbol;
    }

    /** The comparison written so. */
    static Comparison of(String symbol) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.symbol.equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
