package dev.sentrylogger.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeSpaceTest {
    final FreeSpace space = new FreeSpace(100);

    @Test
    void isOpenWhileTheReserveIsFree() {
        assertThat(space.closedAt(100)).isFalse();
    }

    @Test
    void closesBelowTheReserve() {
        assertThat(space.closedAt(99)).isTrue();
    }

    @Test
    void closesEarlierWhenSpaceGoesFast() {
        assertThat(space.closedAt(190)).isFalse();

        assertThat(space.closedAt(170)).isFalse();
        assertThat(space.closedAt(140)).isTrue();
    }

    @Test
    void opensAgainOnlyAQuarterAboveTheReserve() {
        space.closedAt(50);

        assertThat(space.closedAt(124)).isTrue();
        assertThat(space.closedAt(125)).isFalse();
        assertThat(space.closedAt(124)).isFalse();
    }

    @Test
    void takesGrowingSpaceForNoLoss() {
        space.closedAt(110);
        space.closedAt(1_000);

        assertThat(space.closedAt(1_000)).isFalse();
    }
}
