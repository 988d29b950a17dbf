/** The one way in which the server sends e-mail. */
@ApplicationModule(allowedDependencies = {"account", "ui"})
@NullMarked
package dev.sentrylogger.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
