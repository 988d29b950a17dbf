package dev.sentrylogger.account;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.sentrylogger.account.ui.LoginView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may open which page. Doors have chains of their own, which come before these. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    private static final String[] PUBLIC = {
        "/app/**", "/docs/api/**", "/swagger-ui/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/health", "/error"
    };

    /** What is under {@code /api} and no other module's: never a redirect to the sign-in page. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain api(HttpSecurity http, ApiSignIn signIn) {
        http.securityMatcher("/api/**");
        signIn.applyTo(http);
        return http.build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain pages(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC).permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginView.class).defaultSuccessUrl("/apps"));
        http.formLogin(form -> form.failureHandler(new SignInFailure()));
        return http.build();
    }
}
