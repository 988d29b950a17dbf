package dev.sentrylogger.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"WDJB-MJHT", "wdjb-mjht", "wdjbmjht", " WDJB MJHT ", "W-D-J-B-M-J-H-T"})
    void isReadInAnyCaseWithAndWithoutDashes(String typed) {
        assertThat(UserCode.parse(typed))
                .hasValueSatisfying(code -> assertThat(code.shown()).isEqualTo("WDJB-MJHT"));
    }

    /** Cyrillic, full-width, long s and Kelvin sign look or turn into letters of the alphabet; vowels and digits do not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WDJB",
                "WDJB-MJHTX",
                "WDJB-MJHА",
                "ＷDJB-MJHT",
                "ſDJB-MJHT",
                "\u212ADJB-MJHT",
                "WDJB-MJH1",
                "AEIO-UAEI",
                "WDJB\u2011MJHT",
                "WDJB-MJHT\u202E",
                "W D J B M J H T                                            X"
            })
    void takesNothingElse(String typed) {
        assertThat(UserCode.parse(typed)).isEmpty();
    }

    @Test
    void everyCodeMadeIsReadAgain() {
        var random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            UserCode code = UserCode.random(random);
            assertThat(UserCode.parse(code.shown())).contains(code);
        }
    }

    @Test
    void aLinkCarriesHalfOfIt() {
        assertThat(UserCode.firstHalf("WDJB-MJHT")).isEqualTo("WDJB-");
        assertThat(UserCode.firstHalf("<script>")).isEmpty();
    }
}
