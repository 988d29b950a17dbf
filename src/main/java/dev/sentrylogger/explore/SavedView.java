package dev.sentrylogger.explore;

import java.util.UUID;

/**
 * What somebody looks at again and again.
 *
 * @param name 1 to 100 characters
 * @param address the query part of the explorer's address, without the question mark
 * @param shared whether all who may see the app see it
 * @param own whether the one who asks made it, and so may change it
 */
public record SavedView(UUID id, String name, String address, boolean shared, boolean own) {}
