package dev.sentrylogger.ingest;

/**
 * What a door answers with 200.
 *
 * @param repeated whether the same batch was stored before, so that this is what was said then
 */
record DoorAnswer(String json, boolean repeated) {}
