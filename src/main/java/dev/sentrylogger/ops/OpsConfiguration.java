package dev.sentrylogger.ops;

import dev.sentrylogger.database.DatabaseServer;
import dev.sentrylogger.store.AppendGate;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What may close the doors for events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiskProperties.class)
class OpsConfiguration {
    @Bean
    DiskGuard diskGuard(DatabaseServer database, DiskProperties properties, MeterRegistry registry) {
        return new DiskGuard(database.folders(), properties, registry);
    }

    /** Closed for good once another server uses our database. */
    @Bean
    AppendGate takeoverGate(DatabaseServer database) {
        return database::takenOver;
    }
}
