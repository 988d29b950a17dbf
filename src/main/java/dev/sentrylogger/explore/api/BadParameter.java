package dev.sentrylogger.explore.api;

/** A parameter that cannot be read: 400. The message names it, what came, and what is allowed. */
final class BadParameter extends RuntimeException {
    /** A longer value is not repeated in full. */
    private static final int SHOWN = 200;

    private final String parameter;
    private final String value;

    BadParameter(String parameter, String value, String allowed) {
        super(parameter + ": '" + shown(value) + "' cannot be used; give " + allowed);
        this.parameter = parameter;
        this.value = shown(value);
    }

    String parameter() {
        return parameter;
    }

    String value() {
        return value;
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
