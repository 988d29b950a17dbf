/** The page of an app's data. */
@NullMarked
package dev.sentrylogger.retention.ui;

import org.jspecify.annotations.NullMarked;
