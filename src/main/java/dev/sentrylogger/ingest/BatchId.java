package dev.sentrylogger.ingest;

import dev.sentrylogger.event.EventLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The client's own name for a request, which makes sending it again harmless. */
final class BatchId {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private BatchId() {}

    /**
     * The name in the header or in the body.
     *
     * @throws Refusal 400 when they differ, are too long or hold anything but visible ASCII
     */
    static Optional<String> of(HttpServletRequest request, Optional<String> inBody) {
        Optional<String> inHeader =
                Optional.ofNullable(request.getHeader(IDEMPOTENCY_KEY)).map(BatchId::unquoted);
        if (inHeader.isPresent() && inBody.isPresent() && !inHeader.equals(inBody)) {
            throw Refusal.badRequest("Idempotency-Key and batch_id differ; send one of them.");
        }
        Optional<String> id = inHeader.or(() -> inBody);
        id.ifPresent(BatchId::check);
        return id;
    }

    /** The header's draft makes the key a quoted string; most clients send it bare. */
    private static String unquoted(String value) {
        String key = value.strip();
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    private static void check(String id) {
        boolean visible = !id.isEmpty() && id.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!visible || id.length() > EventLimits.BATCH_ID_CHARS) {
            throw Refusal.badRequest("A batch id has 1 to " + EventLimits.BATCH_ID_CHARS
                    + " visible ASCII characters, this one " + id.length() + "; a UUID is a good one.");
        }
    }
}
