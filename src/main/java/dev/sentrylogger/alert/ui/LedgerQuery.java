package dev.sentrylogger.alert.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.alert.Ledger;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the address of the page says about the ledger: {@code ?channel=…&only=failed&before=…}. Nonsense is ignored. */
record LedgerQuery(Ledger.Filter filter, long before) {
    static final LedgerQuery ALL = new LedgerQuery(Ledger.Filter.ALL, Long.MAX_VALUE);
    private static final String CHANNEL = "channel";
    private static final String ONLY = "only";
    private static final String FAILED = "failed";
    private static final String BEFORE = "before";

    static LedgerQuery of(Location location) {
        QueryParameters query = location.getQueryParameters();
        String before = query.getSingleParameter(BEFORE).orElse("");
        return new LedgerQuery(
                new Ledger.Filter(
                        id(query.getSingleParameter(CHANNEL).orElse("")),
                        FAILED.equals(query.getSingleParameter(ONLY).orElse(""))),
                before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE);
    }

    LedgerQuery before(long id) {
        return new LedgerQuery(filter, id);
    }

    /** From the newest on. */
    LedgerQuery with(Ledger.Filter other) {
        return new LedgerQuery(other, Long.MAX_VALUE);
    }

    QueryParameters parameters() {
        var values = new LinkedHashMap<String, String>();
        if (filter.channel() != null) {
            values.put(CHANNEL, filter.channel().toString());
        }
        if (filter.failed()) {
            values.put(ONLY, FAILED);
        }
        if (before != Long.MAX_VALUE) {
            values.put(BEFORE, String.valueOf(before));
        }
        return QueryParameters.simple(values);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
