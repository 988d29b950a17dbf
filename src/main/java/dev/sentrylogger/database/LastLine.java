package dev.sentrylogger.database;

/** The line of a program's output that says why it failed. */
final class LastLine {
    private LastLine() {}

    static String of(String output) {
        return output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                .reduce((first, second) -> second)
                .or(() -> output.lines().reduce((first, second) -> second))
                .orElse("no output");
    }
}
