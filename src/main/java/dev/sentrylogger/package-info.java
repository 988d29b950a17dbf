/** The application: starts the modules below it and adds nothing of its own. */
@NullMarked
package dev.sentrylogger;

import org.jspecify.annotations.NullMarked;
