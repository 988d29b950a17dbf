package dev.sentrylogger.app;

import java.util.Locale;

/** What can be done with an app. */
public enum Permission {
    /** See its logs, search and export them, keep views for oneself. */
    READ,
    /** Make links that show logs to anybody, and views that every member sees. */
    SHARE,
    /** Keys, people, limits, connection, audit log, and the end of the app. */
    MANAGE;

    /** Completes "may not …". */
    String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
