/** The one way in which the server speaks HTTP to others, guarded against being led to where it must not go. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.sentrylogger.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
