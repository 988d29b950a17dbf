/** What is being watched: apps, who may see them, and the API keys that write to them. */
@ApplicationModule(allowedDependencies = {"event", "account", "mail", "ui"})
@NullMarked
package dev.sentrylogger.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
