/** Reading events back: the live page and the read API. */
@ApplicationModule(allowedDependencies = {"event", "app", "account", "query", "store", "tail", "ui"})
@NullMarked
package dev.sentrylogger.explore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
