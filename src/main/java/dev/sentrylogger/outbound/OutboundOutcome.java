package dev.sentrylogger.outbound;

/** What became of a request. */
public sealed interface OutboundOutcome {
    /**
     * The other side answered.
     *
     * @param retryAfter the header of that name; empty without it
     * @param body the first 16 KiB of it
     */
    record Answered(int status, String retryAfter, String body) implements OutboundOutcome {}

    /** Nothing was sent: the server does not go there. @param words a sentence for people */
    record Refused(String words) implements OutboundOutcome {}

    /** There was no answer. Whether the other side got the request is not known. @param words a sentence for people */
    record Failed(String words) implements OutboundOutcome {}
}
