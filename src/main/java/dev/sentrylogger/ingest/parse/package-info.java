/** From bytes and text to events: JSON, lines, timestamps, levels, stack traces. Pure functions, no HTTP. */
@NullMarked
package dev.sentrylogger.ingest.parse;

import org.jspecify.annotations.NullMarked;
