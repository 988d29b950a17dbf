package dev.sentrylogger.account;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.sentrylogger.account.ui.LoginView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Who may open which page. Doors have chains of their own, which come before these. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    private static final String[] PUBLIC = {
        "/app/**",
        "/docs/api/**",
        "/docs/swagger-ui/**",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/health",
        "/error"
    };

    private final SignInFailure failure = new SignInFailure();

    /** Requests are timed as a whole; timing each filter as well costs a tenth of a small request. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

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
    SecurityFilterChain pages(
            HttpSecurity http, SignInProviders providers, OidcSignIn oidcSignIn, CodeSignIn codeSignIn) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC).permitAll());
        // An address without a page is not forbidden (an empty 403) but answered by the not-found page.
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginView.class)
                        .defaultSuccessUrl("/apps")
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(failure));
        http.with(new SecondStepConfigurer(codeSignIn, new SignInSuccess()), Customizer.withDefaults());
        if (!providers.all().isEmpty()) {
            http.oauth2Login(oauth -> signInThroughProviders(oauth, oidcSignIn));
        }
        return http.build();
    }

    private void signInThroughProviders(OAuth2LoginConfigurer<HttpSecurity> oauth, OidcSignIn oidcSignIn) {
        oauth.loginPage("/login")
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(oidcSignIn))
                .successHandler(new SignInSuccess())
                .failureHandler(failure)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        // Without it a provider that is away is answered with 500.
                        filter.setAuthenticationFailureHandler(failure);
                        return filter;
                    }
                });
    }
}
