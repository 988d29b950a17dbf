package dev.sentrylogger.bench;

import java.nio.charset.StandardCharsets;

/**
 * One event of a shop of eight services: 80 % info, 12 % debug, 5 % warn, 3 % error; three to five attributes; a third of
 * the events belong to a trace, four to each, among others. Everything follows from the number. Used again and again, for
 * one thread.
 */
final class ShopEvent {
    /** A word of one event in ten, of any level. */
    static final String COMMON = "upstream";
    /** A word of one event in a million, letters only. */
    static final String RARE = "zanzibar";
    /** A word of no event. */
    static final String ABSENT = "quetzalcoatl";
    /** The one of each million that holds {@link #RARE}. */
    static final int RARE_AT = 123_457;

    private static final int TRACE_WINDOW = 48;

    static final String[] LEVELS = {"info", "debug", "warn", "error"};
    static final String[] SERVICES = {
        "checkout", "catalog", "payment", "inventory", "shipping", "search", "account", "gateway"
    };
    static final String[] LOGGERS = {
        "shop.cart", "shop.catalog", "shop.pay", "shop.stock", "shop.parcel", "shop.find", "shop.user", "shop.http"
    };
    static final String[] HOSTS = {"web-1", "web-2", "web-3", "web-4", "web-5", "job-1", "job-2", "job-3"};
    static final String[] ENVIRONMENTS = {"prod", "staging"};
    static final String[] RELEASES = {"4.12.1", "4.12.0"};
    private static final String[] TABLES = {"orders", "items", "stock", "users"};
    private static final String[] REGIONS = {"eu-1", "eu-2", "us-1", "ap-1"};
    private static final int ERROR = 3;
    private static final int WARN = 2;

    private final Dice dice = new Dice();
    private long number;
    private long micros;
    private int level;
    private int kind;
    private int durationMillis;
    /** Three draws, of which each field takes its bits. */
    private long where;

    private long id;
    private long what;

    ShopEvent at(long newNumber, Timeline times) {
        number = newNumber;
        micros = times.micros(number);
        dice.shake(number, 1);
        where = dice.bits();
        id = dice.bits();
        what = dice.bits();
        level = level(share(where, 0, 100));
        kind = share(where, 12, 10);
        int usual = 1 + share(where, 24, 200);
        durationMillis = (where >>> 36 & 31) == 0 ? 10 * usual : usual;
        return this;
    }

    private static int share(long bits, int shift, int bound) {
        return (int) ((bits >>> shift & 0xFFF) * bound >> 12);
    }

    private static int level(int percent) {
        if (percent < 80) {
            return 0;
        }
        return percent < 92 ? 1 : percent < 97 ? WARN : ERROR;
    }

    int levelIndex() {
        return level;
    }

    int serviceIndex() {
        return (int) (where >>> 41 & 7);
    }

    int hostIndex() {
        return (int) (where >>> 44 & 7);
    }

    /** 1 for staging, an event in 16. */
    int environmentIndex() {
        return (where >>> 47 & 15) == 0 ? 1 : 0;
    }

    /** 1 for the release before, an event in eight. */
    int releaseIndex() {
        return (where >>> 51 & 7) == 0 ? 1 : 0;
    }

    private int customer() {
        return (int) ((what & 0xFFFFFF) * 1_000_000 >> 24);
    }

    long micros() {
        return micros;
    }

    /** The eight hexadecimal digits in the message that hardly another event has. */
    String rareId() {
        var digits = new Bytes();
        digits.hex(id, 8);
        return new String(digits.copy(), StandardCharsets.US_ASCII);
    }

    boolean traced() {
        return number % TRACE_WINDOW % 3 == 0;
    }

    /** 32 hexadecimal digits; only when {@link #traced}. */
    void traceId(Bytes out) {
        long trace = number / TRACE_WINDOW * 4 + number % TRACE_WINDOW / 3 % 4;
        dice.shake(trace, 2);
        out.hex(dice.bits(), 16).hex(dice.bits(), 16);
    }

    /** Without anything that JSON or COPY would have to escape. */
    void message(Bytes out) {
        if (kind < 5) {
            order(out);
        } else if (kind < 8) {
            out.text("job ").hex(id, 8).text(level == ERROR ? " failed after " : " done after ");
            out.number(id >>> 60).text(" retries, ").number(durationMillis).text(" ms");
        } else {
            out.text("read ").number(id >>> 52).text(" rows of ").text(TABLES[(int) (id >>> 33 & 3)]);
            out.text(" for ").hex(id, 8).text(" in ").number(durationMillis).text(" ms");
        }
        if (share(what, 24, 10) == 0) {
            out.text(" via ").text(COMMON).text(" ").number(what >>> 36 & 63);
        }
        if (number % 1_000_000 == RARE_AT) {
            out.text(" near ").text(RARE);
        }
    }

    private void order(Bytes out) {
        out.text("order ").hex(id, 8);
        switch (level) {
            case ERROR -> out.text(" declined by the bank of customer ");
            case WARN -> out.text(" waits for stock, says customer ");
            default -> out.text((id >>> 40 & 1) == 0 ? " paid by customer " : " packed for customer ");
        }
        out.number(customer()).text(", ").number(1 + (id >>> 50 & 31)).text(" items");
    }

    /** Members of a JSON object, the duration in each. */
    void attributes(Bytes out) {
        out.text("\"duration_ms\":").number(durationMillis);
        out.text(",\"region\":\"").text(REGIONS[(int) (id >>> 44 & 3)]);
        if (kind < 5) {
            out.text("\",\"user_id\":").number(customer());
            out.text(level == ERROR ? ",\"http_status\":502" : ",\"http_status\":200");
        } else if (kind < 8) {
            out.text((id >>> 48 & 1) == 0 ? "\",\"queue\":\"mail\"" : "\",\"queue\":\"stock\"");
        } else {
            out.text((id >>> 47 & 1) == 0 ? "\",\"cached\":true" : "\",\"cached\":false");
            out.text(",\"pool\":").number(id >>> 34 & 7);
            out.text(",\"bytes\":").number(id >>> 12 & 0xFFFFF);
        }
    }
}
