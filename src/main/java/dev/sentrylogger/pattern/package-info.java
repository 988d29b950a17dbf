/** The kinds of messages an app sends: how many there are of each, and which of them its owners want stored. */
@ApplicationModule(allowedDependencies = {"event", "account", "app", "app :: ui", "query", "store", "ui"})
@NullMarked
package dev.sentrylogger.pattern;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
