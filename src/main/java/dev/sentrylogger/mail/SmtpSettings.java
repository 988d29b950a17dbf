package dev.sentrylogger.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The SMTP server that takes our mail. Empty counts as absent. Checked at start; what cannot work, or would show the
 * password to the network, does not start.
 *
 * @param host {@code SMTP_HOST}; absent: no mail
 * @param port {@code SMTP_PORT}, 587 unless set
 * @param user {@code SMTP_USER}, together with the password
 * @param password {@code SMTP_PASSWORD}
 * @param from {@code SMTP_FROM}, an address, or a name with the address in angle brackets; the user where that is one
 * @param tls {@code SMTP_TLS}: {@code starttls}, {@code tls} or {@code none}; see {@link #encryption}
 */
@ConfigurationProperties("smtp")
record SmtpSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @Nullable String tls) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final String NAME = "Sentry Logger";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,255}");
    private static final Pattern LOOPBACK = Pattern.compile("(.*\\.)?localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    SmtpSettings {
        host = blankToNull(host);
        user = blankToNull(user);
        password = password == null || password.isEmpty() ? null : password;
        from = blankToNull(from);
        tls = blankToNull(tls);
        if (host == null) {
            refuseWithoutHost(user, password, from);
        } else {
            check(host, port, user, password);
            sender(from, user);
            checkEncryption(host, encryption(host, port, tls), port, password);
        }
    }

    boolean isSet() {
        return host != null;
    }

    int portOrUsual() {
        return port == null ? SUBMISSION : port;
    }

    /**
     * As set; else TLS on port 465, nothing on the machine itself, and STARTTLS, required, everywhere else.
     *
     * @throws IllegalStateException when no host is set
     */
    Encryption encryption() {
        return encryption(requireHost(), port, tls);
    }

    /** @throws IllegalStateException when no host is set */
    InternetAddress sender() {
        requireHost();
        return sender(from, user);
    }

    /** Host and port, as messages name it. @throws IllegalStateException when no host is set */
    String server() {
        return requireHost() + ":" + portOrUsual();
    }

    String requireHost() {
        if (host == null) {
            throw new IllegalStateException("SMTP_HOST is not set");
        }
        return host;
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + "]";
    }

    private static void refuseWithoutHost(@Nullable String... others) {
        String[] names = {"SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM"};
        for (int i = 0; i < names.length; i++) {
            if (others[i] != null) {
                throw new IllegalArgumentException(names[i] + " is set, but SMTP_HOST is not; set SMTP_HOST too");
            }
        }
    }

    private static void check(String host, @Nullable Integer port, @Nullable String user, @Nullable String password) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("SMTP_HOST: '" + host
                    + "' is not the name of a host, like smtp.example.com; the port goes into SMTP_PORT");
        }
        if (host.matches("[^:]+:\\d+")) {
            throw new IllegalArgumentException("SMTP_HOST: '" + host + "' has a port; it goes into SMTP_PORT");
        }
        if (port != null && (port < 1 || port > 65_535)) {
            throw new IllegalArgumentException("SMTP_PORT: " + port + " is not a port from 1 to 65535");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException((user == null ? "SMTP_PASSWORD" : "SMTP_USER") + " is set, but "
                    + (user == null ? "SMTP_USER" : "SMTP_PASSWORD") + " is not; set both or none");
        }
    }

    private static void checkEncryption(
            String host, Encryption encryption, @Nullable Integer port, @Nullable String password) {
        if (encryption == Encryption.STARTTLS && Objects.equals(port, SUBMISSION_OVER_TLS)) {
            throw new IllegalArgumentException(
                    "SMTP_TLS is starttls, but port 465 speaks TLS from the start; set SMTP_TLS=tls, or SMTP_PORT=587");
        }
        if (encryption == Encryption.NONE && password != null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "SMTP_TLS=none would send SMTP_PASSWORD to " + host
                            + " for everybody on the way to read; use starttls or tls, or leave SMTP_USER and SMTP_PASSWORD out");
        }
    }

    private static Encryption encryption(String host, @Nullable Integer port, @Nullable String tls) {
        if (tls != null) {
            return Encryption.of(tls);
        }
        if (Objects.equals(port, SUBMISSION_OVER_TLS)) {
            return Encryption.TLS;
        }
        return isLoopback(host) ? Encryption.NONE : Encryption.STARTTLS;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static InternetAddress sender(@Nullable String from, @Nullable String user) {
        String sender = from == null ? user : from;
        if (sender == null || from == null && !sender.contains("@")) {
            throw new IllegalArgumentException(
                    "SMTP_FROM is missing beside SMTP_HOST; set the address that mail comes from");
        }
        try {
            var parsed = new InternetAddress(sender, true);
            var address =
                    new InternetAddress(MailAddress.of(parsed.getAddress()).value());
            address.setPersonal(parsed.getPersonal() == null ? NAME : Plain.line(parsed.getPersonal(), 100), "UTF-8");
            return address;
        } catch (AddressException | IllegalArgumentException | java.io.UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "SMTP_FROM: '" + sender
                            + "' is not an address like logs@example.org or Sentry Logger <logs@example.org>",
                    e);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
