package dev.sentrylogger.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {
    @ParameterizedTest
    @CsvSource({"300, 96MB", "4096, 512MB", "16384, 2048MB", "1000000, 2048MB"})
    void keepsTheLogWithinAnEighthOfASmallDisk(long diskMegabytes, String expected) {
        assertThat(ServerSettings.logLimit(diskMegabytes << 20)).isEqualTo("max_wal_size=" + expected);
    }
}
