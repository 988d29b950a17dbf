/** Running the server: whether it is well, and what keeps it so. */
@ApplicationModule(allowedDependencies = {"database", "store"})
@NullMarked
package dev.sentrylogger.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
