package dev.sentrylogger.event;

import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace.
 *
 * @param line 1-based; absent where the runtime does not tell
 * @param inApp whether the frame belongs to the app rather than to a library; absent when unknown
 * @param source the line of source code itself, where the client sent it
 */
public record StackFrame(
        String file,
        String function,
        @Nullable Integer line,
        @Nullable Boolean inApp,
        @Nullable String source) {}
