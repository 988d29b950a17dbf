package dev.sentrylogger.device;

import dev.sentrylogger.account.ApiSignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Anybody may ask and collect; deciding needs somebody who is signed in. */
@Configuration(proxyBeanMethods = false)
class DeviceConfiguration {
    @Bean
    @Order(11)
    SecurityFilterChain deviceDoorChain(HttpSecurity http) {
        return http.securityMatcher("/sdk/device/start", "/sdk/device/poll")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(12)
    SecurityFilterChain deviceCompletionChain(HttpSecurity http, ApiSignIn signIn) {
        http.securityMatcher("/sdk/device/**");
        signIn.applyTo(http);
        return http.build();
    }
}
