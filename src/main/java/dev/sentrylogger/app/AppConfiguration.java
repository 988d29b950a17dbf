package dev.sentrylogger.app;

import dev.sentrylogger.account.ApiSignIn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class AppConfiguration {
    @Bean
    @Order(20)
    SecurityFilterChain projectDoorChain(HttpSecurity http, ApiSignIn signIn) {
        http.securityMatcher("/api/project");
        signIn.applyTo(http);
        return http.build();
    }
}
