/** HTTP doors for events: authenticate, decode, limit, append. Nothing depends on this module. */
@ApplicationModule(allowedDependencies = {"event", "app", "health", "pattern", "store"})
@NullMarked
package dev.sentrylogger.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
