package dev.sentrylogger.tail;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer whose time passes only when a test says so. */
final class HandDrivenTimer implements TailTimer {
    private record Task(Duration at, long number, Runnable work) {}

    private final PriorityQueue<Task> waiting =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
    private Duration now = Duration.ZERO;
    private long scheduled;

    @Override
    public void after(Duration delay, Runnable task) {
        waiting.add(new Task(now.plus(delay), scheduled++, task));
    }

    /** Runs what is due now. */
    void runDue() {
        pass(Duration.ZERO);
    }

    /** Lets {@code time} pass and runs everything that falls due within it, each at its own time. */
    void pass(Duration time) {
        Duration end = now.plus(time);
        while (!waiting.isEmpty() && waiting.peek().at().compareTo(end) <= 0) {
            Task next = waiting.remove();
            now = next.at();
            next.work().run();
        }
        now = end;
    }
}
