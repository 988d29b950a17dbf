package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The form of the second step, beside the one for the password and with the same ends. */
final class CodeSignInFilter extends AbstractAuthenticationProcessingFilter {
    static final String PATH = "/login/code";
    static final String FIELD = "code";

    private final CodeSignIn signIn;

    CodeSignInFilter(CodeSignIn signIn) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        this.signIn = signIn;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        String code = Objects.requireNonNullElse(request.getParameter(FIELD), "");
        User user = signIn.complete(session, code, request.getRemoteAddr());
        HalfWay.end(Objects.requireNonNull(session));
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user), null, SignedIn.authoritiesOf(user));
        signedIn.setDetails(authenticationDetailsSource.buildDetails(request));
        return signedIn;
    }
}
