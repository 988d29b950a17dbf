package dev.sentrylogger.app;

/** Somebody wants to see a log of this app arrive. */
public record TestLogWanted(AppId app) {}
