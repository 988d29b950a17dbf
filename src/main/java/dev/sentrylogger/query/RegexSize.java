package dev.sentrylogger.query;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long a pattern would be with its repetitions written out. RE2/J writes them out when it compiles and has no limit
 * of its own: {@code ((((a{99}){99}){99}){99}} would take all memory.
 */
final class RegexSize {
    static final int LIMIT = 10_000;
    /** Deeper groups count as too long: compiling recurses. */
    private static final int DEPTH = 200;

    private static final double TOO_LONG = 1e9;

    private final String pattern;
    private int at;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /** Characters, classes and groups, each as often as it is repeated; an estimate from above. */
    static double of(String pattern) {
        return new RegexSize(pattern).measure();
    }

    private double measure() {
        Deque<Double> outer = new ArrayDeque<>();
        double sum = 0;
        double last = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c == '(') {
                outer.push(sum);
                sum = 1;
                last = 0;
                if (outer.size() > DEPTH) {
                    return TOO_LONG;
                }
            } else if (c == ')' && !outer.isEmpty()) {
                last = sum;
                sum += outer.pop();
            } else if (c == '{') {
                double more = last * (times() - 1);
                sum += more;
                last += more;
            } else {
                skip(c);
                last = 1;
                sum++;
            }
        }
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
        return sum;
    }

    /** Reads on behind an opening brace; 1 when it is no repetition. */
    private double times() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at, end);
        if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            return 1;
        }
        at = end + 1;
        double times = 1;
        for (String number : inside.split(",")) {
            times = Math.max(times, Integer.parseInt(number));
        }
        return times;
    }

    private void skip(char c) {
        if (c == '\\') {
            at++;
        } else if (c == '[') {
            int end = at;
            boolean first = true;
            while (end < pattern.length() && (first || pattern.charAt(end) != ']')) {
                first = first && pattern.charAt(end) == '^';
                end += pattern.charAt(end) == '\\' ? 2 : 1;
            }
            at = end + 1;
        }
    }
}
