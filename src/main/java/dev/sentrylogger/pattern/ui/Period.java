package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;

/** How far the page looks back. */
enum Period {
    DAY("24 hours", 1),
    WEEK("7 days", 7),
    MONTH("30 days", 30);

    private static final String PARAMETER = "days";

    private final String words;
    private final int days;

    Period(String words, int days) {
        this.words = words;
        this.days = days;
    }

    /** A week where the address says nothing of use. */
    static Period of(QueryParameters parameters) {
        String asked = parameters.getSingleParameter(PARAMETER).orElse("");
        for (Period period : values()) {
            if (String.valueOf(period.days).equals(asked)) {
                return period;
            }
        }
        return WEEK;
    }

    String words() {
        return words;
    }

    Duration length() {
        return Duration.ofDays(days);
    }

    String address() {
        return this == WEEK ? "" : "?" + PARAMETER + "=" + days;
    }

    /** The same time on the page of logs. */
    String range() {
        return this == DAY ? "24h" : days + "d";
    }
}
