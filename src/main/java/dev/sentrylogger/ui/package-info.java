/** Shared parts of the page, without knowledge of any feature. */
@ApplicationModule(allowedDependencies = {"event"})
@NullMarked
package dev.sentrylogger.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
