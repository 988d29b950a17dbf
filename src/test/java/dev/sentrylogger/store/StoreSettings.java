package dev.sentrylogger.store;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The store's settings as the server reads them, with some changed and a directory of their own. */
final class StoreSettings {
    private StoreSettings() {}

    static StoreProperties defaults() {
        return with(Map.of());
    }

    static StoreProperties with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** @param changed by name, without {@code store.} */
    static StoreProperties with(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>();
        settings.put("store.segments", "target/test-data/segments-" + UUID.randomUUID());
        changed.forEach((name, value) -> settings.put("store." + name, value));
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("store", StoreProperties.class);
    }
}
