package dev.sentrylogger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in the user of a personal token for this one request. The token counts, whatever session comes along. */
final class TokenSignInFilter extends OncePerRequestFilter {
    private static final String API_KEY_PREFIX = "sk_";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final PersonalTokens tokens;
    private final Problems problems;
    private final Denials denials;

    TokenSignInFilter(PersonalTokens tokens, Problems problems, Denials denials) {
        this.tokens = tokens;
        this.problems = problems;
        this.denials = denials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = BearerToken.in(request).filter(text -> !text.startsWith(API_KEY_PREFIX));
        if (token.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<PersonalTokens.Bearer> bearer = tokens.verify(token.get());
        if (bearer.isEmpty()) {
            note(token.get());
            problems.unauthorized(
                    response,
                    "This personal token is unknown, or it was revoked or has expired, or its account is turned off");
            return;
        }
        if (bearer.get().readOnly() && !READING.contains(request.getMethod())) {
            denials.note(bearer.get().user().id(), null, "the personal token only reads");
            problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "This personal token only reads; make one that may change things on your account page");
            return;
        }
        signIn(bearer.get().user());
        chain.doFilter(request, response);
    }

    private void note(String token) {
        tokens.refused(token)
                .ifPresentOrElse(
                        refused -> denials.note(refused.user(), null, refused.why()),
                        () -> denials.note(null, null, "the token is nobody's"));
    }

    private static void signIn(User user) {
        // A new context: changing the present one would change the session's.
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user), null, SignedIn.authoritiesOf(user)));
        SecurityContextHolder.setContext(context);
    }
}
