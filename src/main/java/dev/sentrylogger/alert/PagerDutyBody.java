package dev.sentrylogger.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A notice as an event of PagerDuty's Events API v2. What opens and what ends a trouble share its key. */
final class PagerDutyBody {
    private static final int SUMMARY = 1_024;
    private static final String CLIENT = "Sentry Logger";

    private PagerDutyBody() {}

    static Map<String, Object> of(Notice notice, String routingKey) {
        var event = new LinkedHashMap<String, Object>();
        event.put("routing_key", routingKey);
        event.put("event_action", notice.state() == Notice.State.RECOVERED ? "resolve" : "trigger");
        event.put("dedup_key", notice.key());
        event.put(
                "payload",
                Map.of(
                        "summary", Clip.cut(notice.headline(), SUMMARY),
                        "source", notice.app(),
                        "severity", notice.severity().name().toLowerCase(Locale.ROOT),
                        "timestamp", notice.happened().toString(),
                        "custom_details", Map.of("text", notice.text())));
        event.put("client", CLIENT);
        if (notice.link() != null) {
            String link = notice.link().toASCIIString();
            event.put("client_url", link);
            event.put("links", List.of(Map.of("href", link, "text", "Open in " + CLIENT)));
        }
        return event;
    }
}
