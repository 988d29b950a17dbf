/** Sign-in for a command line, in the spirit of RFC 8628: it shows a code, a person approves, it gets a key once. */
@ApplicationModule(allowedDependencies = {"account", "app", "ui"})
@NullMarked
package dev.sentrylogger.device;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
