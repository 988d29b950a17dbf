package dev.sentrylogger.account.ui;

/** How a person would say a figure. */
final class Words {
    private static final int MINUTE = 60;

    private Words() {}

    static String seconds(int seconds) {
        if (seconds >= 2 * MINUTE) {
            return Math.ceilDiv(seconds, MINUTE) + " minutes";
        }
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
