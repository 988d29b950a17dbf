package dev.sentrylogger.query;

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
}
