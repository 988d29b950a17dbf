package dev.sentrylogger.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings as an operator gives them: environment variables. */
class SmtpSettingsTest {
    @Test
    void readsTheDocumentedNames() {
        var settings = bind(Map.of(
                "SMTP_HOST", "smtp.example.org",
                "SMTP_PORT", "2525",
                "SMTP_USER", "logs",
                "SMTP_PASSWORD", "plum ladder seven",
                "SMTP_FROM", "Logs <logs@example.org>",
                "SMTP_TLS", "TLS"));

        assertThat(settings.server()).isEqualTo("smtp.example.org:2525");
        assertThat(settings.sender()).hasToString("Logs <logs@example.org>");
        assertThat(settings.encryption()).isEqualTo(Encryption.TLS);
        assertThat(settings).hasToString("SmtpSettings[smtp.example.org]");
    }

    @Test
    void emptyVariablesAreAbsent() {
        var empty = bind(Map.of(
                "SMTP_HOST",
                "",
                "SMTP_PORT",
                "",
                "SMTP_USER",
                "",
                "SMTP_PASSWORD",
                "",
                "SMTP_FROM",
                "",
                "SMTP_TLS",
                ""));

        assertThat(empty).isEqualTo(new SmtpSettings(null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "smtp.example.org, -,   -,    STARTTLS",
                "smtp.example.org, 465, -,    TLS",
                "smtp.example.org, -,   none, NONE",
                "localhost,        -,   -,    NONE",
                "127.0.0.1,        25,  -,    NONE",
                "localhost,        -,   tls,  TLS",
                "localhost.evil.org, -, -,    STARTTLS",
                "127.0.0.1.evil.org, -, -,    STARTTLS"
            })
    void protectsWhatLeavesTheMachine(String host, Integer port, String tls, Encryption expected) {
        assertThat(new SmtpSettings(host, port, null, null, "logs@example.org", tls).encryption())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                    -,     logs, -,      -,        -,        SMTP_USER is set but SMTP_HOST is not",
                "-,                    -,     -,    -,      a@b.org,  -,        SMTP_FROM is set but SMTP_HOST is not",
                "smtp.example.org,     -,     logs, -,      a@b.org,  -,        SMTP_USER is set but SMTP_PASSWORD is not",
                "smtp.example.org,     -,     -,    secret, a@b.org,  -,        SMTP_PASSWORD is set but SMTP_USER is not",
                "smtp.example.org,     -,     logs, secret, -,        -,        SMTP_FROM is missing",
                "smtp.example.org,     -,     -,    -,      a@b@c,    -,        SMTP_FROM: 'a@b@c' is not an address",
                "smtp.example.org,     70000, -,    -,      a@b.org,  -,        SMTP_PORT: 70000 is not a port",
                "smtp.example.org,     -,     -,    -,      a@b.org,  ssl,      SMTP_TLS: 'ssl' is none of",
                "smtp.example.org,     465,   -,    -,      a@b.org,  starttls, SMTP_TLS is starttls but port 465",
                "smtp.example.org,     -,     logs, secret, a@b.org,  none,     SMTP_TLS=none would send SMTP_PASSWORD",
                "smtp.example.org:587, -,     -,    -,      a@b.org,  -,        SMTP_HOST: 'smtp.example.org:587' has a port",
                "smtp://example.org,   -,     -,    -,      a@b.org,  -,        SMTP_HOST: 'smtp://example.org' is not the name"
            })
    void refusesWhatCannotWork(
            String host, Integer port, String user, String password, String from, String tls, String reason) {
        assertThatThrownBy(() -> new SmtpSettings(host, port, user, password, from, tls))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage().replace(",", "")).startsWith(reason))
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "a@b.org,c@d.org",
                "Ada <a@b.org>",
                "a@b.org\r\nBcc: c@d.org",
                "a b@c.org",
                "a@[127.0.0.1]",
                "ä@b.org"
            })
    void anAddressIsExactlyOne(String typed) {
        assertThatThrownBy(() -> MailAddress.of(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressMayHaveADomainOfAnyLetters() {
        assertThat(MailAddress.of(" ada+logs@bücher.example ")).hasToString("ada+logs@xn--bcher-kva.example");
    }

    private static SmtpSettings bind(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("smtp", SmtpSettings.class);
    }
}
