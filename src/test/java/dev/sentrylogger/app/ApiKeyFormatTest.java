package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyFormatTest {
    /** Its checksum was computed with Python's zlib.crc32: of these 44 characters it is 0x2BF37F2E. */
    private static final String KNOWN = "sk_0123abYZ_0123456789abcdefghijABCDEFGHIJkl";

    @Test
    void hasTheShapeThatScannersLookFor() {
        assertThat(ApiKey.random().reveal()).matches("sk_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}");
    }

    @Test
    void fitsWhatBcryptReads() {
        assertThat(ApiKey.random().reveal().getBytes(StandardCharsets.UTF_8)).hasSize(ApiKey.LENGTH);
        assertThat(ApiKey.LENGTH).isLessThanOrEqualTo(72);
    }

    @Test
    void isReadBackFromItsText() {
        ApiKey key = ApiKey.random();

        ApiKey read = ApiKey.parse(key.reveal()).orElseThrow();

        assertThat(read.keyId()).isEqualTo(key.reveal().substring(3, 11));
        assertThat(read.lastFour()).isEqualTo(key.reveal().substring(46));
        assertThat(read.digest()).isEqualTo(key.digest());
    }

    @Test
    void checksumIsCrc32InBase62() {
        assertThat(ApiKey.parse(KNOWN + "0ntxj4")).isPresent();
    }

    @Test
    void anyOneChangedCharacterIsNoticed() {
        String key = ApiKey.random().reveal();

        var accepted = IntStream.range(0, key.length())
                .mapToObj(i -> key.substring(0, i) + (key.charAt(i) == 'x' ? 'y' : 'x') + key.substring(i + 1))
                .filter(changed -> ApiKey.parse(changed).isPresent());

        assertThat(accepted).isEmpty();
    }

    @Test
    void noTwoAreAlike() {
        var seen = new HashSet<String>();

        IntStream.range(0, 10_000).forEach(i -> seen.add(ApiKey.random().keyId()));

        assertThat(seen).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk_",
                "slp_0123456789",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "SK_0123abYZ_0123456789abcdefghijABCDEFGHIJkl0ntxj4",
                "sk_0123abYZ-0123456789abcdefghijABCDEFGHIJkl0ntxj4",
                "sk_0123abYZ_0123456789abcdefghijABCDEFGHIJkl000000",
                "sk_0123abYZ_0123456789abcdefghijABCDEFGHIJklzzzzzz",
                " sk_0123abYZ_0123456789abcdefghijABCDEFGHIJkl0ntxj4",
                "sk_0123abYZ_0123456789abcdefghijABCDEFGHIJkl0ntxj4\n",
                "sk_０123abYZ_0123456789abcdefghijABCDEFGHIJkl0ntxj4",
                "sk_\u0000123abYZ_0123456789abcdefghijABCDEFGHIJkl0ntxj4",
            })
    void refusesWhatIsNoKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void doesNotShowItsSecretInLogLines() {
        ApiKey key = ApiKey.random();

        assertThat(key.toString())
                .startsWith("sk_" + key.keyId())
                .doesNotContain(key.reveal().substring(12, 20));
    }
}
