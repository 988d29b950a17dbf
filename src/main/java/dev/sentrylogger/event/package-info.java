/** What a client says happened: pure values, no Spring, no SQL. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.sentrylogger.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
