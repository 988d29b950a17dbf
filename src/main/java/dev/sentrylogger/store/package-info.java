/** The one door to stored events: append, search, follow. */
@ApplicationModule(allowedDependencies = {"event", "app", "query"})
@NullMarked
package dev.sentrylogger.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
