/** The pages with which the server is administered. */
@NullMarked
package dev.sentrylogger.ops.ui;

import org.jspecify.annotations.NullMarked;
