package dev.sentrylogger.ingest.parse;

/**
 * An event that was not taken while others of its request were.
 *
 * @param index its place in the request from 0; in a stream of lines the line's number from 1
 * @param reason a sentence for the person who sent it
 */
public record Rejection(int index, String reason) {}
