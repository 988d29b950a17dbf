package dev.sentrylogger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's cache of files, which only root may empty. */
final class FileCache {
    private static final Path SWITCH = Path.of("/proc/sys/vm/drop_caches");

    private FileCache() {}

    static boolean canDrop() {
        return Files.isWritable(SWITCH);
    }

    static void drop() throws IOException, InterruptedException {
        if (canDrop()) {
            new ProcessBuilder("sync").start().waitFor();
            Files.writeString(SWITCH, "3");
        }
    }
}
