package dev.sentrylogger.account;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Puts {@link CodeSignInFilter} into a chain, with what the chain does at every sign-in: a new session id first of all. */
final class SecondStepConfigurer extends AbstractHttpConfigurer<SecondStepConfigurer, HttpSecurity> {
    private final CodeSignIn signIn;
    private final AuthenticationSuccessHandler success;

    SecondStepConfigurer(CodeSignIn signIn, AuthenticationSuccessHandler success) {
        this.signIn = signIn;
        this.success = success;
    }

    @Override
    public void init(HttpSecurity http) {
        // As for the password's form: SameOriginFilter refuses it from a foreign page.
        http.csrf(csrf -> csrf.ignoringRequestMatchers(CodeSignInFilter.PATH));
    }

    @Override
    public void configure(HttpSecurity http) {
        var filter = new CodeSignInFilter(signIn);
        filter.setAuthenticationSuccessHandler(success);
        filter.setAuthenticationFailureHandler(new CodeFailure());
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        filter.setApplicationEventPublisher(http.getSharedObject(ApplicationContext.class));
        http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
    }
}
