package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Levels as they stand in query text. */
final class LevelName {
    /** So many slips of the fingers still let a name be guessed. */
    private static final int SLIPS = 2;

    private LevelName() {}

    static String of(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static String all() {
        return Arrays.stream(Level.values()).map(LevelName::of).collect(Collectors.joining(", "));
    }

    /** The level that was meant by a name that is none. */
    static Optional<Level> nearest(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(Level.values())
                .filter(level -> distance(lower, of(level)) <= SLIPS)
                .min(Comparator.comparingInt(level -> distance(lower, of(level))));
    }

    /** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > SLIPS) {
            return SLIPS + 1;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
