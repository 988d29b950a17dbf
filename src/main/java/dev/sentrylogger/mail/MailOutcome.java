package dev.sentrylogger.mail;

/** What became of a mail. */
public sealed interface MailOutcome {
    /** For people: what the SMTP server answered, in plain words; never the password. */
    String words();

    /** The server took it. Whether it reaches its reader is for that server to see to. */
    record Accepted(String words) implements MailOutcome {}

    /** It was not sent. */
    record Failed(String words) implements MailOutcome {}
}
