package dev.sentrylogger.account;

/** Why a code did not do as the second step. */
public enum CodeRefusal {
    WRONG(
            "This code is wrong, or was used before. Codes change every 30 seconds; the clock of the phone must be right."),
    UNREADABLE(
            "The server lost the key with which it checks the app's codes. Use a recovery code, and tell whoever runs"
                    + " this server.");

    private final String message;

    CodeRefusal(String message) {
        this.message = message;
    }

    /** For the person. */
    public String message() {
        return message;
    }
}
