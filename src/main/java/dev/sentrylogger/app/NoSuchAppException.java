package dev.sentrylogger.app;

/** There is no such app, or none with which the caller may do this: one answer, so that nothing is given away. */
public final class NoSuchAppException extends RuntimeException {
    NoSuchAppException(AppId app) {
        super("There is no app " + app + " with which you may do this", null, false, false);
    }
}
