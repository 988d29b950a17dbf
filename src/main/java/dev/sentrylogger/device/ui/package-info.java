/** The page on which a person approves or denies what a command line asks for. */
@NullMarked
package dev.sentrylogger.device.ui;

import org.jspecify.annotations.NullMarked;
