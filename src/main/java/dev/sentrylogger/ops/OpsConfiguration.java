package dev.sentrylogger.ops;

import dev.sentrylogger.database.DatabaseServer;
import dev.sentrylogger.store.AppendGate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What may close the doors for events. */
@Configuration(proxyBeanMethods = false)
class OpsConfiguration {
    /** Closed for good once another server uses our database. */
    @Bean
    AppendGate takeoverGate(DatabaseServer database) {
        return database::takenOver;
    }
}
