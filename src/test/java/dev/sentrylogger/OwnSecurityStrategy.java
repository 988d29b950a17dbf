package dev.sentrylogger;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test's server its own way to the signed-in user: Vaadin keeps it in a static field, which each server of this
 * process takes over when it starts.
 */
final class OwnSecurityStrategy implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext test) {
        SpringExtension.getApplicationContext(test)
                .getBeanProvider(SecurityContextHolderStrategy.class)
                .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
    }
}
