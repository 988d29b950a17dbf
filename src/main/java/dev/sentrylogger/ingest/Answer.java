package dev.sentrylogger.ingest;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.ingest.parse.ParsedEvents;
import dev.sentrylogger.ingest.parse.Rejection;
import dev.sentrylogger.pattern.Amount;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a door says of the events it took: {@code {"status":"accepted","app_id":…,"processed":n,"rejected":[…]}}. At most
 * {@link EventLimits#REJECTIONS_LISTED} rejections are listed; when there were more, {@code rejected_total} counts them. {@code left_out} counts processed events that an owner does not want stored, where there are any.
 * For one thread.
 */
final class Answer {
    /** What {@link Rejection#index} counts. */
    enum Counting {
        INDEX,
        LINE
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final AppId app;
    private final Counting counting;
    private final List<Rejection> rejections = new ArrayList<>();
    private long processed;
    private long rejected;
    private long leftOut;

    Answer(AppId app, Counting counting) {
        this.app = app;
        this.counting = counting;
    }

    Answer add(ParsedEvents part, Amount partLeftOut) {
        leftOut += partLeftOut.events();
        processed += part.events().size();
        rejected += part.rejected();
        part.rejections().stream()
                .limit(EventLimits.REJECTIONS_LISTED - rejections.size())
                .forEach(rejections::add);
        return this;
    }

    long processed() {
        return processed;
    }

    /** Why some of the events were not taken; null when all were. */
    @Nullable String partly() {
        return rejected == 0
                ? null
                : "%d of %d events were not taken; the first (%s %d): %s"
                        .formatted(
                                rejected,
                                rejected + processed,
                                counting.name().toLowerCase(Locale.ROOT),
                                rejections.getFirst().index(),
                                rejections.getFirst().reason());
    }

    String json() {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("status", "accepted");
            out.writeStringProperty("app_id", app.toString());
            out.writeNumberProperty("processed", processed);
            out.writeArrayPropertyStart("rejected");
            for (Rejection rejection : rejections) {
                out.writeStartObject();
                out.writeNumberProperty(counting == Counting.LINE ? "line" : "index", rejection.index());
                out.writeStringProperty("reason", rejection.reason());
                out.writeEndObject();
            }
            out.writeEndArray();
            if (leftOut > 0) {
                out.writeNumberProperty("left_out", leftOut);
            }
            if (rejected > rejections.size()) {
                out.writeNumberProperty("rejected_total", rejected);
            }
            out.writeEndObject();
        }
        return text.toString();
    }
}
