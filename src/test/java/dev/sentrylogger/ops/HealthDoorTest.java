package dev.sentrylogger.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthDoorTest {
    @Test
    void isOkWhileEveryGateIsOpen() {
        var door = new HealthDoor(List.of(Optional::empty, Optional::empty));

        assertThat(door.health()).isEqualTo(new HealthDoor.Answer("ok", null));
    }

    @Test
    void saysWhyEventsAreRefusedWhileAGateIsClosed() {
        var door = new HealthDoor(List.of(Optional::empty, () -> Optional.of("Only 5 MB are free")));

        assertThat(door.health()).isEqualTo(new HealthDoor.Answer("refusing_events", "Only 5 MB are free"));
    }
}
