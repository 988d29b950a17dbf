package dev.sentrylogger.device;

import dev.sentrylogger.app.AppId;
import org.jspecify.annotations.Nullable;

/** What a person says to a {@link DeviceRequest}. */
public sealed interface Decision {
    /**
     * @param app one that the person owns; null for a new one, named as asked
     * @param mayRead whether the key may also read events back
     */
    record Approve(@Nullable AppId app, boolean mayRead) implements Decision {}

    record Deny() implements Decision {}
}
