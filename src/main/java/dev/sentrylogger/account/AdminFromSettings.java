package dev.sentrylogger.account;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the database agree with {@link AdminSettings} before the server opens its port. */
@Component
final class AdminFromSettings implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(AdminFromSettings.class);

    private final AdminSettings settings;
    private final Setup setup;
    private final Accounts accounts;
    private final PersonalTokens tokens;
    private final TransactionOperations transactions;

    AdminFromSettings(
            AdminSettings settings,
            Setup setup,
            Accounts accounts,
            PersonalTokens tokens,
            TransactionOperations transactions) {
        this.settings = settings;
        this.setup = setup;
        this.accounts = accounts;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        createOwner();
        transactions.executeWithoutResult(status -> {
            tokens.dropFromSettings();
            admin().ifPresent(admin -> issueToken(admin));
        });
    }

    private void createOwner() {
        if (settings.email() == null || settings.password() == null || setup.isDone()) {
            return;
        }
        if (setup.createOwner(settings.email(), nameIn(settings.email()), settings.password())
                instanceof SetupOutcome.Invalid invalid) {
            throw new IllegalStateException("The owner of ADMIN_EMAIL cannot be created. " + invalid.reason());
        }
        log.info("Created the owner {} from ADMIN_EMAIL", settings.email());
    }

    private Optional<User> admin() {
        if (settings.email() == null) {
            return Optional.empty();
        }
        Optional<User> admin = accounts.findLocal(settings.email())
                .map(Accounts.LocalAccount::user)
                .filter(User::admin);
        if (admin.isEmpty()) {
            log.warn(
                    "ADMIN_EMAIL and ADMIN_TOKEN have no effect: the server has its owner, and {} is no administrator",
                    settings.email());
        }
        return admin;
    }

    private void issueToken(User admin) {
        if (settings.token() != null) {
            tokens.addFromSettings(admin.id(), settings.token());
        }
    }

    private static String nameIn(String email) {
        return email.substring(0, Math.min(email.indexOf('@'), Person.LONGEST_NAME));
    }
}
