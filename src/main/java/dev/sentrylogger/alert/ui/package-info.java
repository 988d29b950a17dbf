/** The page of an app's channels and of what they delivered. */
@NullMarked
package dev.sentrylogger.alert.ui;

import org.jspecify.annotations.NullMarked;
