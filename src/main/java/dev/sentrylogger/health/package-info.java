/** How an app is now, compared with how it usually is: counts at the door, what they say, and the page that shows it. */
@ApplicationModule(allowedDependencies = {"event", "account", "app", "app :: ui", "query", "store", "pattern", "ui"})
@NullMarked
package dev.sentrylogger.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
