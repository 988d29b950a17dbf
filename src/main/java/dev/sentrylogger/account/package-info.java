/** Who is signed in: users, local and OIDC login, the second step, first-run setup, personal tokens. */
@ApplicationModule(allowedDependencies = {"database", "event", "ui"})
@NullMarked
package dev.sentrylogger.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
