package dev.sentrylogger.app;

/**
 * A new app and its first key.
 *
 * @param apiKey in clear, for the last time: only its hash is kept
 */
public record Registration(App app, String apiKey) {
    /** Without the key, so that a registration may come into a log line unharmed. */
    @Override
    public String toString() {
        return "Registration[app=" + app + "]";
    }
}
