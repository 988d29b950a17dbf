package dev.sentrylogger.ui;

import com.vaadin.flow.server.StaticFileHandlerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link StaticFiles} in the place of Vaadin's own file server. */
@Configuration(proxyBeanMethods = false)
class StaticFilesConfiguration {
    @Bean
    StaticFileHandlerFactory staticFiles() {
        return StaticFiles::new;
    }
}
