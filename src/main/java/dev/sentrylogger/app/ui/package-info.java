/** The pages that list and register apps, and the list of apps in the drawer. */
@NamedInterface("ui")
@NullMarked
package dev.sentrylogger.app.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
