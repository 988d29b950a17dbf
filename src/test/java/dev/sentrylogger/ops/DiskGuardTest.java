package dev.sentrylogger.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskGuardTest {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @Test
    void refusesWithFiguresAndAWayOutWhenLessIsFreeThanTheReserve() {
        try (var guard = new DiskGuard(List.of(folder), reserveOf(DataSize.ofTerabytes(1_000_000)), registry)) {
            assertThat(guard.closed().orElseThrow())
                    .matches("Only \\d+ MB are free on the disk of the database, and 1048576000000 MB must stay free;"
                            + " make room, and events are taken again from 1310720000000 MB on\\..*");
            assertThat(registry.get("sentrylogger.ingest.closed").gauge().value())
                    .isEqualTo(1);
        }
    }

    @Test
    void isOpenWhileTheReserveIsFreeAndShowsWhatIsFree() {
        try (var guard = new DiskGuard(List.of(folder), reserveOf(DataSize.ofMegabytes(32)), registry)) {
            assertThat(guard.closed()).isEmpty();
            assertThat(registry.get("sentrylogger.ingest.closed").gauge().value())
                    .isZero();
            assertThat(registry.get("sentrylogger.disk.free.bytes").gauge().value())
                    .isGreaterThan(DataSize.ofMegabytes(32).toBytes());
        }
    }

    @Test
    void isOpenWhereTheOperatorRunsTheDatabase() {
        try (var guard = new DiskGuard(List.of(), reserveOf(DataSize.ofTerabytes(1_000_000)), registry)) {
            assertThat(guard.closed()).isEmpty();
        }
    }

    @Test
    void refusesAReserveTooSmallForTheDatabaseToGoOn() {
        assertThatThrownBy(() -> reserveOf(DataSize.ofMegabytes(31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("disk.reserve: 31 MB, at least 32 MB");
    }

    private static DiskProperties reserveOf(DataSize size) {
        return new DiskProperties(size);
    }
}
