/** What an owner keeps of an app's events: how long, which are deleted, and the end of the app. */
@ApplicationModule(allowedDependencies = {"event", "account", "app", "app :: ui", "query", "store", "ui"})
@NullMarked
package dev.sentrylogger.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
