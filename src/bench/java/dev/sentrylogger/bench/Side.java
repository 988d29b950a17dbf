package dev.sentrylogger.bench;

/** Who answers questions: our server, or the yardstick. */
interface Side {
    /** Starts it anew, with the machine's file cache emptied where we may. */
    void restart() throws Exception;

    Reply ask(Question question) throws Exception;
}
