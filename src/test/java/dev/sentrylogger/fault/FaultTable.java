package dev.sentrylogger.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * A line for each round, printed and added to {@code target/faults/results.tsv}: what was measured is told, and nothing
 * is asserted of it.
 */
final class FaultTable {
    private static final Path FILE = Path.of("target", "faults", "results.tsv");
    private static final String COLUMNS =
            "fault\tseed\tserving again s\tacknowledged\tstored\tlost\ttwice\taltered\talien\tdisordered"
                    + "\trefused\tconnections broken\trepeated\tlongest answer ms\n";

    private FaultTable() {}

    static void add(String fault, long seed, Duration back, Ledger ledger, Comparison comparison) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "%s\t%d\t%.1f\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%d\t%d\t%d%n",
                fault,
                seed,
                back.toMillis() / 1000.0,
                ledger.acknowledgedEvents(),
                comparison.stored(),
                comparison.lost().size(),
                comparison.twice().size(),
                comparison.altered().size(),
                comparison.alien().size(),
                comparison.disordered().size(),
                ledger.refusals(),
                ledger.broken(),
                ledger.repeated(),
                ledger.longestMillis());
        Files.createDirectories(FILE.getParent());
        if (!Files.exists(FILE)) {
            Files.writeString(FILE, COLUMNS);
        }
        Files.writeString(FILE, line, StandardOpenOption.APPEND);
        System.out.print(line);
    }
}
