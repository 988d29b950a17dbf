package dev.sentrylogger.app;

import java.util.List;

/** How far logs get on their way from a program into an app, and what stops them. */
public record Diagnosis(List<Step> steps) {
    public Diagnosis {
        steps = List.copyOf(steps);
    }

    /** How a step stands. */
    public enum State {
        DONE,
        WAITING,
        WARNING,
        FAILED
    }

    /**
     * @param title the step in a few words
     * @param detail what was seen, and after a failure what to change
     */
    public record Step(State state, String title, String detail) {}
}
