package dev.sentrylogger.mail;

import jakarta.mail.AuthenticationFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Why a mail did not go, in words that name the server, its own answer, and the setting to look at. */
final class SmtpProblem {
    private static final int LONGEST_ANSWER = 300;

    private final SmtpSettings settings;
    private final Throwable failure;

    SmtpProblem(SmtpSettings settings, Throwable failure) {
        this.settings = settings;
        this.failure = failure;
    }

    String words() {
        String server = settings.server();
        return find(AuthenticationFailedException.class)
                .map(e -> server + " refused the password of " + settings.user() + answer(e))
                .or(() -> find(SMTPAddressFailedException.class)
                        .map(e -> server + " does not take mail for " + e.getAddress() + answer(e)))
                .or(() -> find(SMTPSenderFailedException.class)
                        .map(e -> server + " does not take mail from " + e.getAddress() + " (SMTP_FROM)" + answer(e)))
                .or(() -> find(SMTPSendFailedException.class).map(e -> server + " refused the mail" + answer(e)))
                .or(this::unreachable)
                .or(this::unprotected)
                .orElseGet(() -> server + " did not take the mail" + answer(failure));
    }

    private Optional<String> unreachable() {
        String server = settings.server();
        return find(UnknownHostException.class)
                .map(e -> "There is no host with the name " + settings.host() + "; check SMTP_HOST")
                .or(() -> find(SocketTimeoutException.class)
                        .map(e -> server + " did not answer within " + SmtpClient.PATIENCE.toSeconds()
                                + " s; check SMTP_HOST, SMTP_PORT and SMTP_TLS, and whether a firewall is in between"))
                .or(() -> find(ConnectException.class).map(e -> server + " cannot be reached" + answer(e)))
                .or(() -> find(NoRouteToHostException.class).map(e -> server + " cannot be reached" + answer(e)));
    }

    private Optional<String> unprotected() {
        String server = settings.server();
        if (String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")) {
            return Optional.of(
                    server + " does not offer STARTTLS, and nothing was sent unprotected; set SMTP_TLS=tls if"
                            + " it speaks TLS from the start (usually on port 465)");
        }
        return find(CertificateException.class)
                .map(e -> "The certificate of " + server + " is not to be trusted" + answer(e))
                .or(() -> find(SSLException.class)
                        .map(e -> server + " and this server did not agree on TLS" + answer(e)
                                + "; check SMTP_TLS and SMTP_PORT"));
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** In brackets: what the server, or the connection to it, said. */
    private String answer(Throwable source) {
        return " (" + clean(String.valueOf(source.getMessage()), settings) + ")";
    }

    /** On one line and without the password, should a server repeat it. */
    static String clean(String answer, SmtpSettings settings) {
        String clean = answer;
        String password = settings.password();
        if (password != null) {
            String encoded = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
            clean = clean.replace(password, "•••").replace(encoded, "•••");
        }
        return Plain.line(clean, LONGEST_ANSWER);
    }
}
