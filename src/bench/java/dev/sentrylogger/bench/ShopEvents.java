package dev.sentrylogger.bench;

/** {@link ShopEvent}s as our own Python client sends them: JSON objects, attributes beside the known fields. */
public final class ShopEvents implements Dataset {
    /** What lies between the parts that differ, made once: rendering is paid from what is measured. */
    private static final String[][] HEADS = heads();

    private static final String[] PLACES = places();

    private final ShopEvent event = new ShopEvent();

    /** The body of a batch that happens now. */
    public static byte[] live(long from, int count) {
        var body = new Bytes();
        new ShopEvents().body(body, from, count, Timeline.live());
        return body.copy();
    }

    @Override
    public String path() {
        return "/ingest";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void body(Bytes out, long from, int count, Timeline times) {
        out.text("{\"logs\":[");
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.text(",");
            }
            json(out, event.at(from + i, times));
        }
        out.text("]}");
    }

    private static void json(Bytes out, ShopEvent event) {
        long micros = event.micros();
        out.text("{\"timestamp\":").number(micros / 1_000_000).text(".").padded(micros, 6);
        out.text(HEADS[event.levelIndex()][event.serviceIndex()]);
        event.message(out);
        out.text(PLACES[place(
                event.serviceIndex(), event.hostIndex(), event.environmentIndex(), event.releaseIndex())]);
        if (event.traced()) {
            out.text("\",\"trace_id\":\"");
            event.traceId(out);
        }
        out.text("\",");
        event.attributes(out);
        out.text("}");
    }

    private static String[][] heads() {
        var heads = new String[ShopEvent.LEVELS.length][ShopEvent.LOGGERS.length];
        for (int level = 0; level < heads.length; level++) {
            for (int service = 0; service < heads[level].length; service++) {
                heads[level][service] = ",\"level\":\"" + ShopEvent.LEVELS[level] + "\",\"logger\":\""
                        + ShopEvent.LOGGERS[service] + "\",\"message\":\"";
            }
        }
        return heads;
    }

    private static String[] places() {
        var places = new String[256];
        for (int i = 0; i < places.length; i++) {
            places[i] = "\",\"service\":\"" + ShopEvent.SERVICES[i >> 5] + "\",\"host\":\"" + ShopEvent.HOSTS[i >> 2 & 7]
                    + "\",\"environment\":\"" + ShopEvent.ENVIRONMENTS[i >> 1 & 1] + "\",\"release\":\""
                    + ShopEvent.RELEASES[i & 1];
        }
        return places;
    }

    private static int place(int service, int host, int environment, int release) {
        return service << 5 | host << 2 | environment << 1 | release;
    }
}
