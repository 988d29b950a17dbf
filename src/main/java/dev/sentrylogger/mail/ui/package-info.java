/** What an administrator sees of the mail server. */
@NamedInterface("ui")
@NullMarked
package dev.sentrylogger.mail.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
