package dev.sentrylogger.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
    @ParameterizedTest
    @CsvSource({
        "616263646566676869,9",
        "c3a4e282acf09f9880,9",
        "c328,0",
        "c0af,0",
        "eda080,0",
        "f4908080,0",
        "f8888080,0",
        "61c3,1",
        "80,0",
        "616263646566676869c328,9"
    })
    void findsTheFirstMalformedByte(String hex, int at) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Utf8.firstMalformed(bytes, 0, bytes.length)).isEqualTo(at);
    }

    @Test
    void agreesWithTheDecoderOfTheJdk() {
        var random = new Random(7);
        byte[] lead = {
            0x41,
            (byte) 0xC2,
            (byte) 0xE0,
            (byte) 0xE1,
            (byte) 0xED,
            (byte) 0xF0,
            (byte) 0xF4,
            (byte) 0x80,
            (byte) 0xBF,
            (byte) 0x9F,
            (byte) 0x90,
            (byte) 0xA0,
            (byte) 0xC1,
            (byte) 0xF5
        };
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = lead[random.nextInt(lead.length)];
            }
            assertThat(Utf8.firstMalformed(bytes, 0, bytes.length) == bytes.length)
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(decodes(bytes));
        }
    }

    @Test
    void cutsAtTheLimitInBytesBetweenCharacters() {
        assertThat(Utf8.cut("a€b", 3)).isEqualTo("a");
        assertThat(Utf8.cut("a€b", 4)).isEqualTo("a€");
        assertThat(Utf8.cut("😀😀", 7)).isEqualTo("😀");
        assertThat(Utf8.cut("abc", 3)).isEqualTo("abc");
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
