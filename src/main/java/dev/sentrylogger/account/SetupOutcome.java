package dev.sentrylogger.account;

/** What came of trying to create the owner. */
public sealed interface SetupOutcome {
    record Created(User owner) implements SetupOutcome {}

    /** @param reason for the person who typed it */
    record Invalid(String reason) implements SetupOutcome {}

    /** The link is not the one that this start of the server printed. */
    record WrongLink() implements SetupOutcome {}

    /** Somebody was first. */
    record AlreadyDone() implements SetupOutcome {}
}
