package dev.sentrylogger.bench;

import java.util.List;

/** The table of what both sides took for the same questions, and whether they answered the same. */
record Comparison(List<Question> questions, List<Timing> ours, List<Timing> theirs) {
    void print(long events) {
        var table = new Table(
                "Questions to " + Table.count(events) + " events, milliseconds",
                "question",
                "ours cold",
                "p50",
                "p99",
                "PostgreSQL cold",
                "p50",
                "p99",
                "PostgreSQL ÷ ours",
                "answers",
                "runs");
        for (int i = 0; i < questions.size(); i++) {
            row(table, questions.get(i), ours.get(i), theirs.isEmpty() ? Timing.NONE : theirs.get(i));
        }
    }

    private static void row(Table table, Question question, Timing our, Timing their) {
        table.row(
                question.name(),
                our.cell(our.coldMillis()),
                our.cell(our.warm().millis(50)),
                our.cell(our.warm().millis(99)),
                their.cell(their.coldMillis()),
                their.cell(their.warm().millis(50)),
                their.cell(their.warm().millis(99)),
                Table.ratio(their.warm().millis(50) / our.warm().millis(50)),
                answers(our, their),
                our.warm().count() + " · " + their.warm().count());
    }

    private static String answers(Timing our, Timing their) {
        if (!our.problem().isEmpty() || !their.problem().isEmpty()) {
            return "–";
        }
        if (our.lines().equals(their.lines())) {
            return "equal, " + our.lines().size() + " lines";
        }
        return "**differ**: " + our.lines().size() + " and " + their.lines().size() + " lines";
    }
}
