/** Where PostgreSQL comes from: an embedded one that we start and watch, or one the operator runs. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.sentrylogger.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
