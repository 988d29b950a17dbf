package dev.sentrylogger.alert;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A notice as Standard Webhooks has it, and its signature.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the standard</a>
 */
final class WebhookBody {
    private static final String HMAC = "HmacSHA256";

    private WebhookBody() {}

    static Map<String, Object> of(Notice notice) {
        var data = new LinkedHashMap<String, Object>();
        data.put("app", notice.app());
        data.put("title", notice.title());
        data.put("text", notice.text());
        data.put("severity", lower(notice.severity()));
        data.put("state", lower(notice.state()));
        data.put("key", notice.key());
        if (notice.link() != null) {
            data.put("link", notice.link().toASCIIString());
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "alert." + lower(notice.state()));
        body.put("timestamp", notice.happened().toString());
        body.put("data", data);
        return body;
    }

    /** Of {@code id.timestamp.body}. @param seconds since 1970, when it is sent */
    static String signature(String secret, String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), HMAC));
            byte[] sum =
                    mac.doFinal((id + "." + seconds + "." + body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
