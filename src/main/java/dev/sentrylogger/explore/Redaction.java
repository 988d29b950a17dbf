package dev.sentrylogger.explore;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks what in an event could name a person or open a door: e-mail and network addresses, numbers as long as those of
 * cards and phones, keys and tokens, and whole values of fields with a telling name. It finds what looks like that; it
 * cannot know what else a message gives away.
 */
public final class Redaction {
    public static final String MASK = "●●●";

    private static final Pattern TELLING =
            Pattern.compile("(?:[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5})"
                    + "|(?:\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b)"
                    + "|(?:\\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}\\b)"
                    + "|(?:(?i:bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,})"
                    + "|(?:\\b(?:sk|pk|slp|ghp|gho|xox[abp]|AKIA|eyJ)[-_A-Za-z0-9.]{10,})"
                    + "|(?:\\+?\\d(?:[ -]?\\d){8,18}\\b)"
                    + "|(?:(?<=[?&;, ](?i:password|passwd|pwd|secret|token|api_key|apikey|key|auth)=)[^\\s&;,\"']+)");

    private static final Set<String> TELLING_NAMES = Set.of(
            "password",
            "passwd",
            "pwd",
            "secret",
            "token",
            "authorization",
            "cookie",
            "session",
            "email",
            "mail",
            "phone",
            "address",
            "ip",
            "username",
            "login",
            "apikey",
            "api_key",
            "credential",
            "ssn",
            "card",
            "iban");

    private Redaction() {}

    /** The event as anybody may see it. */
    public static LogEvent of(LogEvent event) {
        return new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                event.severity(),
                text(event.message()),
                event.template(),
                event.logger(),
                event.service(),
                event.environment(),
                event.release(),
                event.host() == null ? null : MASK,
                event.traceId(),
                event.spanId(),
                attributes(event.attributes()),
                exception(event.exception()),
                event.source());
    }

    static String text(String text) {
        return TELLING.matcher(text).replaceAll(MASK);
    }

    private static Attributes attributes(Attributes attributes) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        attributes.values().forEach((name, value) -> redacted.put(name, value(name, value)));
        return new Attributes(redacted);
    }

    private static Object value(String name, Object value) {
        if (isTelling(name)) {
            return MASK;
        }
        // A number may be a card's too.
        String text = value.toString();
        String redacted = value instanceof Boolean ? text : text(text);
        return redacted.equals(text) ? value : redacted;
    }

    private static boolean isTelling(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("user.") || lower.startsWith("client.") || lower.startsWith("http.request.header")) {
            return true;
        }
        for (String part : lower.split("[._-]")) {
            if (TELLING_NAMES.contains(part)) {
                return true;
            }
        }
        return TELLING_NAMES.stream().anyMatch(telling -> telling.length() > 4 && lower.contains(telling));
    }

    /** Frames name code, not people; their lines of source are left out. */
    private static @Nullable ExceptionInfo exception(@Nullable ExceptionInfo exception) {
        return exception == null
                ? null
                : ExceptionInfo.ofText(exception.type(), text(exception.message()), text(exception.raw()));
    }
}
