package dev.sentrylogger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a set of processes took so far: CPU time from {@code /proc/*}{@code /stat}, memory from {@code smaps_rollup}.
 * PostgreSQL's processes are no descendants of the server, which hands them to init, so they are known by their working
 * directory. Linux only.
 */
public final class ServerProcesses {
    private static final int MILLIS_A_TICK = 10;

    private ServerProcesses() {}

    /** Every process that works in {@code cluster}, PostgreSQL's folder. */
    public static List<Long> in(Path cluster) throws IOException {
        List<Long> found = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, cluster)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private static boolean worksIn(Path process, Path cluster) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException | SecurityException gone) {
            return false;
        }
    }

    /** Of these processes and of their children that ended. */
    public static Duration cpu(List<Long> processes) {
        return Duration.ofMillis(
                processes.stream().mapToLong(ServerProcesses::ticks).sum() * MILLIS_A_TICK);
    }

    private static long ticks(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            // utime, stime, and those of children that were waited for
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Proportional set size in MB: memory that several share is counted once. */
    public static long memoryMegabytes(List<Long> processes) {
        return processes.stream().mapToLong(ServerProcesses::pssKilobytes).sum() / 1024;
    }

    private static long pssKilobytes(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
