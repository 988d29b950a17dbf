/** Reading events back: the explorer with its saved views, share links and exports, and the read API. */
@ApplicationModule(allowedDependencies = {"event", "app", "account", "query", "store", "tail", "ui"})
@NullMarked
package dev.sentrylogger.explore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
