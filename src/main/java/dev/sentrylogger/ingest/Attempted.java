package dev.sentrylogger.ingest;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.KeyMask;
import dev.sentrylogger.app.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request has told of itself so far, so that its sender can be told why it was not taken. One a request, kept at
 * the request. For one thread.
 */
final class Attempted {
    private static final String ATTRIBUTE = Attempted.class.getName();
    private static final int KEY_SHOWN = 11;
    private static final int SAMPLE = 300;
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(\"?[a-z_-]*(?:password|passwd|secret|token|authorization|cookie|api_?key)[a-z_-]*\"?\\s*[:=]\\s*)(\"[^\"]*\"?|[^\\s,;}&]+)");

    private String key = "";
    private String sample = "";
    private @Nullable AppId app;

    private Attempted() {}

    static Attempted of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Attempted attempted) {
            return attempted;
        }
        var attempted = new Attempted();
        request.setAttribute(ATTRIBUTE, attempted);
        return attempted;
    }

    /** Keeps what of a key is public. */
    void withKey(String presented) {
        boolean ours = presented.startsWith("sk_") && presented.length() > 2 * KEY_SHOWN;
        key = visible(presented.substring(0, Math.min(presented.length(), ours ? KEY_SHOWN : 4)));
    }

    void meantFor(@Nullable AppId known) {
        app = known;
    }

    /** Keeps the beginning of a body that could not be read. */
    void withBody(byte[] bytes, int length) {
        String text = new String(bytes, 0, Math.min(length, 2 * SAMPLE), StandardCharsets.UTF_8);
        String unmasked = KeyMask.of(text).map(KeyMask::text).orElse(text);
        String masked = SECRET.matcher(unmasked).replaceAll("$1[masked]");
        sample = visible(masked.substring(0, Math.min(SAMPLE, masked.length())));
    }

    Rejection rejected(HttpServletRequest request, int status, String reason) {
        // What nobody's key came with is shown to whoever shares the address; its text is not theirs to read.
        String shown = app == null ? "" : sample;
        return new Rejection(
                app,
                key,
                request.getRemoteAddr(),
                EventSource.client(request),
                request.getRequestURI(),
                status,
                reason,
                shown);
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+", " ");
    }
}
