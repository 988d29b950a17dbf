/** Live delivery: follow a query and get rows as they are stored. */
@ApplicationModule(allowedDependencies = {"event", "app", "query", "store"})
@NullMarked
package dev.sentrylogger.tail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
