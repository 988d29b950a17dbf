package dev.sentrylogger.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentrylogger.store.AppendGate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers a load balancer or a container runtime that asks whether the server is up. While it takes no events it is still
 * up, for its pages work and a restart would cure nothing: the answer stays 200 and says so.
 */
@RestController
final class HealthDoor {
    private final List<AppendGate> gates;

    HealthDoor(List<AppendGate> gates) {
        this.gates = List.copyOf(gates);
    }

    @GetMapping("/health")
    Answer health() {
        return gates.stream()
                .map(AppendGate::closed)
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> new Answer("refusing_events", why))
                .orElseGet(() -> new Answer("ok", null));
    }

    /**
     * @param status {@code ok} or {@code refusing_events}
     * @param detail why events are refused, and what to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String status, @Nullable String detail) {}
}
