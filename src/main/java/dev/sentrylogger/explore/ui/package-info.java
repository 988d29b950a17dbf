/** The explorer of an app's logs, and the page of a share link. */
@NullMarked
package dev.sentrylogger.explore.ui;

import org.jspecify.annotations.NullMarked;
