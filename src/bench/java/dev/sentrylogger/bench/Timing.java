package dev.sentrylogger.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long one side took for one question.
 *
 * @param coldMillis the first answer after a restart; NaN when not asked for
 * @param warm the later ones
 */
record Timing(double coldMillis, Latencies warm, List<String> lines, String problem) {
    private static final int UNMEASURED = 10;
    private static final int FEWEST = 5;
    /** So long a question is repeated; slow ones get fewer runs, and the table tells how many. */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    /** Nobody was asked. */
    static final Timing NONE = new Timing(Double.NaN, new Latencies(), List.of(), "–");

    static Timing of(Side side, Question question, Options options) throws Exception {
        if (options.cold()) {
            side.restart();
        }
        Reply first = side.ask(question);
        double cold = options.cold() ? first.nanos() / 1e6 : Double.NaN;
        var warm = new Latencies();
        String problem = first.problem();
        long start = System.nanoTime();
        for (int run = -UNMEASURED; run < options.runs() && problem.isEmpty(); run++) {
            Reply reply = side.ask(question);
            boolean late = System.nanoTime() - start > BUDGET.toNanos();
            if (run >= 0 || late) {
                warm.add(reply.nanos());
            }
            if (late && warm.count() >= FEWEST) {
                break;
            }
            problem = reply.problem();
        }
        return new Timing(cold, warm, first.lines(), problem);
    }

    /** What a table says of a number of this side: a problem in its place. */
    String cell(double millis) {
        return problem.isEmpty() ? Table.two(millis) : problem;
    }
}
