package dev.sentrylogger;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers a load balancer or a container runtime that asks whether the server is up. */
@RestController
final class HealthDoor {
    @GetMapping("/health")
    Answer health() {
        return new Answer("ok");
    }

    record Answer(String status) {}
}
