/** The page that shows how an app is. */
@NullMarked
package dev.sentrylogger.health.ui;

import org.jspecify.annotations.NullMarked;
