package dev.sentrylogger.ingest;

import dev.sentrylogger.app.KeyMask;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Masks the keys in the texts of one event and remembers which they were. For one thread. */
final class MaskedTexts {
    private final Set<String> keyIds = new LinkedHashSet<>();

    Set<String> keyIds() {
        return keyIds;
    }

    /** The same event when no text of it holds a key. */
    LogEvent of(LogEvent event) {
        String message = masked(event.message());
        Attributes attributes = attributes(event.attributes());
        ExceptionInfo exception = event.exception() == null ? null : exception(event.exception());
        String template = orNull(event.template());
        String logger = orNull(event.logger());
        String service = orNull(event.service());
        String environment = orNull(event.environment());
        String release = orNull(event.release());
        String host = orNull(event.host());
        if (keyIds.isEmpty()) {
            return event;
        }
        return new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                event.severity(),
                message,
                template,
                logger,
                service,
                environment,
                release,
                host,
                event.traceId(),
                event.spanId(),
                attributes,
                exception,
                masked(event.source()));
    }

    private Attributes attributes(Attributes attributes) {
        Map<String, Object> changed = new LinkedHashMap<>();
        attributes.values().forEach((key, value) -> {
            if (value instanceof String text && text.length() >= KeyMask.SHORTEST) {
                KeyMask.of(text).ifPresent(mask -> changed.put(key, found(mask)));
            }
        });
        if (changed.isEmpty()) {
            return attributes;
        }
        Map<String, Object> values = new LinkedHashMap<>(attributes.values());
        values.putAll(changed);
        return new Attributes(values);
    }

    private ExceptionInfo exception(ExceptionInfo exception) {
        return new ExceptionInfo(
                masked(exception.type()),
                masked(exception.message()),
                exception.frames().stream().map(this::frame).toList(),
                exception.causes().stream().map(this::exception).toList(),
                masked(exception.raw()));
    }

    private StackFrame frame(StackFrame frame) {
        return new StackFrame(frame.file(), frame.function(), frame.line(), frame.inApp(), orNull(frame.source()));
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : masked(text);
    }

    private String masked(String text) {
        if (text.length() < KeyMask.SHORTEST) {
            return text;
        }
        Optional<KeyMask> mask = KeyMask.of(text);
        return mask.isPresent() ? found(mask.get()) : text;
    }

    private String found(KeyMask mask) {
        keyIds.addAll(mask.keyIds());
        return mask.text();
    }
}
