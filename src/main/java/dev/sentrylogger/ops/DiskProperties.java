package dev.sentrylogger.ops;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The disk under the embedded database.
 *
 * @param reserve what must stay free for events to be taken: {@code disk.reserve}, or {@code DISK_RESERVE}. It has to hold
 *     what waits in memory and what is written between two looks, twice, once as log and once as table; and what the
 *     database needs to go on, a log file of 16 MB at a time
 */
@ConfigurationProperties("disk")
record DiskProperties(@DefaultValue("512MB") DataSize reserve) {
    private static final DataSize LEAST = DataSize.ofMegabytes(32);

    DiskProperties {
        if (reserve.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("disk.reserve: " + reserve.toMegabytes() + " MB, at least "
                    + LEAST.toMegabytes() + " MB, or the database could not go on");
        }
    }
}
