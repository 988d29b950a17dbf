package dev.sentrylogger.account;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.stereotype.Component;

/** The way back in for an operator whose only administrator lost the phone, done before the server opens its port. */
@Component
final class TwoStepReset implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(TwoStepReset.class);

    private final Settings settings;
    private final Accounts accounts;
    private final TwoStep twoStep;
    private final TwoStepRows rows;
    private final TwoStepKey key;

    TwoStepReset(Settings settings, Accounts accounts, TwoStep twoStep, TwoStepRows rows, TwoStepKey key) {
        this.settings = settings;
        this.accounts = accounts;
        this.twoStep = twoStep;
        this.rows = rows;
        this.key = key;
    }

    /** @param emails {@code RESET_TWO_STEP_FOR}: of local accounts, with commas between */
    @ConfigurationProperties("reset.two.step")
    record Settings(@Name("for") @DefaultValue List<String> emails) {}

    @Override
    public void afterSingletonsInstantiated() {
        settings.emails().stream().map(String::strip).forEach(this::reset);
        if (!key.isThere() && rows.anybody()) {
            log.error(
                    "{} is missing, so nobody can sign in with a code from their phone; recovery codes work. Put it"
                            + " back from your backup.",
                    key.file());
        }
    }

    private void reset(String email) {
        boolean done = accounts.findLocal(email)
                .filter(account -> twoStep.removeForSettings(account.user().id()))
                .isPresent();
        if (done) {
            log.warn("Took the second step off {}; remove RESET_TWO_STEP_FOR before they turn it on again", email);
            return;
        }
        log.warn("RESET_TWO_STEP_FOR has no effect: {} is no local account with a second step", email);
    }
}
