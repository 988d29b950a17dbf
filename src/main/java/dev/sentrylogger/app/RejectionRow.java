package dev.sentrylogger.app;

import java.time.Instant;

/** Rejections alike: the latest of them, and how many there were since when. */
public record RejectionRow(Rejection rejection, Instant firstAt, Instant lastAt, long times) {}
