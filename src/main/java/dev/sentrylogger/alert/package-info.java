/** Telling people outside: the channels of an app, and the durable delivery of notices through them. */
@ApplicationModule(allowedDependencies = {"account", "app", "app :: ui", "database", "mail", "outbound", "ui"})
@NullMarked
package dev.sentrylogger.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
