/** Running the server: whether it is well, what keeps it so, and its administration. */
@ApplicationModule(allowedDependencies = {"account", "app", "app :: ui", "database", "mail :: ui", "store", "ui"})
@NullMarked
package dev.sentrylogger.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
