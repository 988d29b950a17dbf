package dev.sentrylogger.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What a door answers with 200.
 *
 * @param repeated whether the same batch was stored before, so that this is what was said then
 * @param partly why some of the events were not taken; null when all were
 */
record DoorAnswer(String json, boolean repeated, @Nullable String partly) {}
