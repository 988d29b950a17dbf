package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "order 42 paid in 317 ms by card | order * paid in * ms by card",
                "user 7f9c2a logged in from 10.0.0.7:5512 | user * logged in from *",
                "GET /api/orders/4711/items?page=2 200 | GET /api/orders/*/items?*=*",
                "mail to anna@example.com failed: timeout | mail to * failed: timeout",
                "cannot open \"reports/may.pdf\", giving up | cannot open \"*\", giving up",
                "it isn't there and can't be made | it isn't there and can't be made",
                "sizes [1, 2, 3] of 9 | sizes [*] of *",
                "cache hit key='user:51:profile' ttl=18s | cache hit key='*' ttl=*",
                "started | started",
                "retry 3/5 in 1.5s... | retry */* in *...",
                "blk_-1608999687919862906 received | * received"
            })
    void masksWhatVaries(String message, String pattern) {
        assertThat(MessagePattern.of(message).text()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({"order 1 paid,order 22 paid", "a 1.5 ms,a 17 ms", "'x [1]','x [1, 2, 3]'"})
    void isTheSameForMessagesOfAKind(String one, String other) {
        assertThat(MessagePattern.of(one)).isEqualTo(MessagePattern.of(other));
    }

    @Property
    void fitsTheMessageItWasMadeOf(@ForAll("messages") String message) {
        assertFits(message);
    }

    @Property
    void fitsAnyMessage(@ForAll String message) {
        assertFits(message);
    }

    private static void assertFits(String message) {
        MessagePattern pattern = MessagePattern.of(message);

        var mask = new MessageMask();
        mask.read("something else /before/ \"it\" 17");
        mask.read(message);
        assertThat(mask.pattern()).isEqualTo(pattern);
        assertThat(mask.hash(7)).isEqualTo(pattern.hash(7));
        assertThat(fits(pattern.pieces(), message)).as(pattern.text()).isTrue();
        if (pattern.pieces().size() > 1) {
            assertThat(QueryText.parse(pattern.filter().text())).isEqualTo(pattern.filter());
        }
    }

    /** Whether the pieces stand in the message in their order, the first at its beginning and the last at its end. */
    private static boolean fits(List<String> pieces, String message) {
        if (pieces.size() == 1) {
            return message.equals(pieces.getFirst());
        }
        String last = pieces.getLast();
        if (!message.startsWith(pieces.getFirst()) || !message.endsWith(last)) {
            return false;
        }
        int at = pieces.getFirst().length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = message.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return at <= message.length() - last.length();
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of(
                        "order", "42", " ", " ", "\"", "'", "a.b", "/x/9", "?q", "e@x.de", "[", "]", ",", ":", "\n",
                        "ü7", "-", "=")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join("", words));
    }
}
