package dev.sentrylogger.tail;

import dev.sentrylogger.store.EventStore;
import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TailConfiguration {
    @Bean(destroyMethod = "stop")
    TailThreads tailThreads() {
        return new TailThreads();
    }

    @Bean
    LiveTail liveTail(EventStore store, TailThreads threads) {
        Executor deliveries = Thread.ofVirtual().name("tail-delivery-", 0)::start;
        return new LiveTail(store, threads, deliveries);
    }
}
