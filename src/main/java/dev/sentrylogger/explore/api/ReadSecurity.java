package dev.sentrylogger.explore.api;

import dev.sentrylogger.account.ApiSignIn;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.ApiKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/** The read API's door: a session, a personal token, or an API key that may read. */
@Configuration(proxyBeanMethods = false)
class ReadSecurity {
    @Bean
    @Order(20)
    SecurityFilterChain readApi(HttpSecurity http, ApiSignIn signIn, ApiKeys keys, Access access, JsonMapper json) {
        http.securityMatcher("/api/apps", "/api/apps/**");
        signIn.applyTo(http);
        // Before the sign-in's own refusal of anonymous callers; a key's caller is not a user and never becomes one.
        http.addFilterBefore(new ReadKeyFilter(keys, access, json), AnonymousAuthenticationFilter.class);
        return http.build();
    }
}
