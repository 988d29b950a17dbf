/** What is asked of events: queries and filters as values that print themselves as text. */
@ApplicationModule(allowedDependencies = {"event", "app"})
@NullMarked
package dev.sentrylogger.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
