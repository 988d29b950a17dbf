package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238 appendix B, of whose eight digits ours are the last six. */
    @ParameterizedTest
    @CsvSource({
        "         59, 94287082",
        " 1111111109, 07081804",
        " 1111111111, 14050471",
        " 1234567890, 89005924",
        " 2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code.substring(2));
    }

    @Test
    void takesCodesOfTheStepBeforeAndAfterAndNoOthers() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        long step = Totp.step(now);

        for (long other = step - 3; other <= step + 3; other++) {
            var steps = Totp.steps(SECRET, Totp.code(SECRET, other), now);
            assertThat(steps.boxed()).isEqualTo(Math.abs(other - step) <= 1 ? List.of(other) : List.of());
        }
        assertThat(Totp.steps(SECRET, "", now)).isEmpty();
    }

    @Test
    void theSecretIsSpelledForPeopleAndForApps() {
        var secret = TwoStepSecret.random(new SecureRandom());
        var ada = new User(new UserId(UUID.randomUUID()), "ada+1@example.org", "Ada", false, Instant.EPOCH);

        assertThat(secret.groups()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        String text = secret.groups().replace(" ", "");
        assertThat(new Base32().decode(text)).isEqualTo(secret.bytes()).hasSize(20);
        assertThat(secret.uri(ada))
                .isEqualTo("otpauth://totp/Sentry%20Logger:ada%2B1%40example.org?secret=" + text
                        + "&issuer=Sentry%20Logger&algorithm=SHA1&digits=6&period=30");
        assertThat(secret.toString()).doesNotContain(text);
    }
}
