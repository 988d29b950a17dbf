/** The live page of an app. */
@NullMarked
package dev.sentrylogger.explore.ui;

import org.jspecify.annotations.NullMarked;
