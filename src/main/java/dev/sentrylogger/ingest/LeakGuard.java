package dev.sentrylogger.ingest;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.KeyLeaks;
import dev.sentrylogger.event.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps API keys of ours out of what is stored: their secrets are masked in every text of an event, and their owners see
 * which event held them. Thread-safe.
 */
@Component
final class LeakGuard {
    private final KeyLeaks leaks;

    LeakGuard(KeyLeaks leaks) {
        this.leaks = leaks;
    }

    /** The same list where no event holds a key, which is the rule and takes a look at every 25th character. */
    List<LogEvent> masked(AppId app, List<LogEvent> events) {
        List<LogEvent> result = null;
        for (int i = 0; i < events.size(); i++) {
            LogEvent event = events.get(i);
            var texts = new MaskedTexts();
            LogEvent masked = texts.of(event);
            if (!texts.keyIds().isEmpty()) {
                result = result == null ? new ArrayList<>(events) : result;
                result.set(i, masked);
                note(app, masked, texts);
            }
        }
        return result == null ? events : result;
    }

    private void note(AppId app, LogEvent event, MaskedTexts texts) {
        for (String keyId : texts.keyIds()) {
            leaks.note(new KeyLeaks.Place(
                    keyId, app, orEmpty(event.service()), orEmpty(event.logger()), orEmpty(event.host())));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
