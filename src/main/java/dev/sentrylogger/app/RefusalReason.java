package dev.sentrylogger.app;

/** Why a request for an app was not taken, as its owner sees it counted. */
public enum RefusalReason {
    KEY("The key was not in force"),
    UNREADABLE("The body could not be read"),
    TOO_LARGE("The body was too large"),
    LIMIT("Over a limit"),
    NOT_STORED("The server could not store it"),
    IN_PART("Some events of it could not be read");

    private final String words;

    RefusalReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** @param status what was answered; 200 for a request that was taken in part */
    public static RefusalReason ofStatus(int status) {
        return switch (status) {
            case 200 -> IN_PART;
            case 401, 403 -> KEY;
            case 413 -> TOO_LARGE;
            case 429 -> LIMIT;
            case 409, 500, 503 -> NOT_STORED;
            default -> UNREADABLE;
        };
    }
}
