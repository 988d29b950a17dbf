package dev.sentrylogger.mail;

/**
 * The server that takes our mail, as far as people may see it.
 *
 * @param encryption in words
 * @param from name and address that mail comes from
 * @param user whom we sign in as; empty when we do not
 */
public record MailServer(String host, int port, String encryption, String from, String user) {}
