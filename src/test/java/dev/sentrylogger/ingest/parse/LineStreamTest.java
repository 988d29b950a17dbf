package dev.sentrylogger.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.EventLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineStreamTest {
    @Test
    void joinsAStackTraceToTheLineBefore() {
        ParsedEvents parsed = Some.lines("""
                2026-02-20 10:00:00 ERROR first
                Traceback (most recent call last):
                  File "a.py", line 1, in f
                ValueError: bad

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "a.py", line 2, in g
                KeyError: 'x'
                2026-02-20 10:00:01 ERROR second
                java.lang.IllegalStateException: boom
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: disk
                \tat a.B.d(B.java:2)
                2026-02-20 10:00:02 INFO third
                plain
                """);

        assertThat(parsed.events()).extracting("message").containsExactly("first", "second", "third", "plain");
        assertThat(parsed.events().get(0).exception().type()).isEqualTo("KeyError");
        assertThat(parsed.events().get(0).exception().causes())
                .extracting("type")
                .containsExactly("ValueError");
        assertThat(parsed.events().get(1).exception().causes())
                .extracting("message")
                .containsExactly("disk");
        assertThat(parsed.events().get(2).exception()).isNull();
    }

    @Test
    void rejectsAMalformedJsonLineUnderItsNumberAndKeepsTheOthers() {
        ParsedEvents parsed = Some.lines("""
                {"message":"a"}

                {"message":"b"
                {"message":"c"} x
                {"message":"d","timestamp":"yesterday"}
                {"message":"e"}
                """);

        assertThat(parsed.events()).extracting("message").containsExactly("a", "e");
        assertThat(parsed.rejections()).extracting(Rejection::index).containsExactly(3, 4, 5);
    }

    @Test
    void replacesBytesOfAnotherEncodingInTextAndRejectsThemInJson() {
        var stream = new LineStream(Some.ORIGIN);
        byte[] text = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        byte[] json = "{\"message\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        stream.line(text, 0, text.length, false);
        stream.line(json, 0, json.length, false);
        stream.finish();
        ParsedEvents parsed = stream.take(Some.ORIGIN);

        assertThat(parsed.events()).extracting("message").containsExactly("caf\uFFFD");
        assertThat(parsed.events().getFirst().attributes().values()).containsEntry("ingest.sanitized", "encoding");
        assertThat(parsed.rejections()).extracting(Rejection::index).containsExactly(2);
    }

    @Test
    void findsTheSameLinesHoweverTheBytesAreCutOnTheirWay() throws IOException {
        var random = new Random(11);
        List<String> expected = new ArrayList<>();
        var text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            String line = "x".repeat(random.nextInt(900)) + i;
            expected.add(line);
            text.append(line).append(i % 3 == 0 ? "\r\n" : "\n");
        }

        assertThat(linesOf(slowly(text.toString(), random))).isEqualTo(expected);
    }

    @Test
    void givesTheBeginningOfALineThatIsTooLongAndGoesOnBehindIt() throws IOException {
        String text = "a\n" + "b".repeat(EventLimits.LINE_BYTES * 3) + "\nc\n" + "d".repeat(EventLimits.LINE_BYTES * 2);

        List<String> lines = linesOf(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("a");
        assertThat(lines.get(1))
                .matches("b+")
                .hasSizeBetween(EventLimits.LINE_BYTES - 8192, EventLimits.LINE_BYTES + 1);
        assertThat(lines.get(2)).isEqualTo("c");
        assertThat(lines.get(3)).matches("d+");
    }

    private static List<String> linesOf(InputStream in) throws IOException {
        var lines = new Lines(in);
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(new String(lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8));
        }
        return all;
    }

    private static InputStream slowly(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(700)));
            }
        };
    }
}
