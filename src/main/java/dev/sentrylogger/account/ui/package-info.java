/** Pages for signing in and for the first run. */
@NullMarked
package dev.sentrylogger.account.ui;

import org.jspecify.annotations.NullMarked;
