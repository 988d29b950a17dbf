package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/QUERY.md says what the parser does. */
class QueryDocumentTest {
    private static final String PAGE = page();
    private static final int PASTED = PAGE.indexOf("## Pasted lines");

    @ParameterizedTest
    @MethodSource
    void readsExample(String example) {
        EventFilter filter = QueryText.parse(example);

        assertThat(QueryText.parse(filter.text())).isEqualTo(filter);
    }

    static Stream<String> readsExample() {
        return examples(PAGE);
    }

    @ParameterizedTest
    @MethodSource
    void readsPastedExampleAsAWord(String example) {
        assertThat(QueryText.parse(example)).isEqualTo(new EventFilter.Contains(example));
    }

    static Stream<String> readsPastedExampleAsAWord() {
        return examples(PAGE.substring(PASTED));
    }

    @Test
    void namesEveryFieldAndLimit() {
        for (Field.BuiltIn field : Field.BuiltIn.values()) {
            assertThat(PAGE).contains('`' + field.text() + '`');
        }
        assertThat(PAGE)
                .contains("| characters | " + QueryText.MAX_LENGTH + " |")
                .contains("| terms | " + QueryText.MAX_TERMS + " |")
                .contains("| parentheses and negations in one another | " + QueryText.MAX_DEPTH + " |");
    }

    /** What stands in the first column of a table, as code. */
    private static Stream<String> examples(String markdown) {
        return Pattern.compile("^\\| `(.+?)` \\|", Pattern.MULTILINE)
                .matcher(markdown)
                .results()
                .map(row -> row.group(1));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/QUERY.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
