@NullMarked
package dev.sentrylogger.pattern.ui;

import org.jspecify.annotations.NullMarked;
