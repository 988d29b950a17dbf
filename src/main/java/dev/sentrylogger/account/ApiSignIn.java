package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.stereotype.Component;

/**
 * How a caller of {@code /api/…} shows who they are: the session of a signed-in page, or {@code Authorization: Bearer}
 * with a personal token. A module applies it to the chain of its door:
 *
 * <pre>{@code
 * @Bean
 * @Order(10)
 * SecurityFilterChain door(HttpSecurity http, ApiSignIn signIn) {
 *     http.securityMatcher("/api/apps/**");
 *     signIn.applyTo(http);
 *     return http.build();
 * }
 * }</pre>
 *
 * Everything in the chain then needs a signed-in caller; others get 401 as {@code application/problem+json}. A session
 * needs its CSRF token ({@code X-CSRF-TOKEN}) for anything but reading, a personal token does not. A bearer token that
 * is wrong is 401 even beside a good session. API keys ({@code sk_…}) are left to the door.
 */
@Component
public final class ApiSignIn {
    private final PersonalTokens tokens;
    private final Problems problems;
    private final Denials denials;
    private final CurrentUser currentUser;

    ApiSignIn(PersonalTokens tokens, Problems problems, Denials denials, CurrentUser currentUser) {
        this.tokens = tokens;
        this.problems = problems;
        this.denials = denials;
        this.currentUser = currentUser;
    }

    /** Adds sign-in to the chain being built. It creates no session and never redirects. */
    public void applyTo(HttpSecurity http) {
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.requestCache(cache -> cache.disable());
        http.logout(logout -> logout.disable());
        // Without a session there is nothing to ride on; asking for its token would only make one.
        http.csrf(
                csrf -> csrf.ignoringRequestMatchers(BearerToken::isIn, request -> request.getSession(false) == null));
        http.addFilterBefore(new TokenSignInFilter(tokens, problems, denials), AnonymousAuthenticationFilter.class);
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, refusal) -> problems.unauthorized(
                                response,
                                "Sign in, or send "
                                        + "'Authorization: Bearer <token>' with a personal token (it begins with slp_)"))
                .accessDeniedHandler((request, response, refusal) -> refuse(response)));
    }

    private void refuse(HttpServletResponse response) throws IOException {
        currentUser
                .find()
                .ifPresent(user -> denials.note(user.id(), null, "the page's token for changes is missing or wrong"));
        problems.write(
                response,
                HttpStatus.FORBIDDEN,
                "Not allowed. A request that changes something with the page's session needs its token in the"
                        + " X-CSRF-TOKEN header; a personal token needs none");
    }
}
