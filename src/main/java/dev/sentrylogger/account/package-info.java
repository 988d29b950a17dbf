/** Who is signed in: users, local and OIDC login, first-run setup, personal tokens. */
@ApplicationModule(allowedDependencies = {"event", "ui"})
@NullMarked
package dev.sentrylogger.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
