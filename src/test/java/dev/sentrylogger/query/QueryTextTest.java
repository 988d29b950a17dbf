package dev.sentrylogger.query;

import static dev.sentrylogger.query.Comparison.AT_LEAST;
import static dev.sentrylogger.query.Comparison.AT_MOST;
import static dev.sentrylogger.query.Comparison.EQUAL;
import static dev.sentrylogger.query.Comparison.LESS;
import static dev.sentrylogger.query.Comparison.MORE;
import static dev.sentrylogger.query.Field.BuiltIn.SERVICE;
import static dev.sentrylogger.query.Field.BuiltIn.TRACE_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.EventFilter.AllOf;
import dev.sentrylogger.query.EventFilter.AnyOf;
import dev.sentrylogger.query.EventFilter.Contains;
import dev.sentrylogger.query.EventFilter.Everything;
import dev.sentrylogger.query.EventFilter.FieldCompared;
import dev.sentrylogger.query.EventFilter.FieldIs;
import dev.sentrylogger.query.EventFilter.FieldLike;
import dev.sentrylogger.query.EventFilter.Has;
import dev.sentrylogger.query.EventFilter.LevelIs;
import dev.sentrylogger.query.EventFilter.Matches;
import dev.sentrylogger.query.EventFilter.Not;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\"", "\" \""})
    void readsNothingAsEverything(String text) {
        assertThat(QueryText.parse(text)).isEqualTo(new Everything());
    }

    @Test
    void readsWordsAndPhrasesThatMustAllOccur() {
        assertThat(QueryText.parse("Time out \"card \\\"x\\\" \\\\ declined\""))
                .isEqualTo(all(words("Time"), words("out"), words("card \"x\" \\ declined")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b or c", "(a b) OR c", "a and b or c", "((a b)) or (c)"})
    void bindsOrWeakerThanAnd(String text) {
        assertThat(QueryText.parse(text)).isEqualTo(any(all(words("a"), words("b")), words("c")));
    }

    @Test
    void groupsByParentheses() {
        assertThat(QueryText.parse("a (b or (c or d)) e"))
                .isEqualTo(all(words("a"), any(words("b"), words("c"), words("d")), words("e")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a -(b c)", "NOT a NOT (b c)", "-a NOT NOT -(b c)"})
    void negatesTermsAndGroups(String text) {
        assertThat(QueryText.parse(text)).isEqualTo(all(new Not(words("a")), new Not(all(words("b"), words("c")))));
    }

    @Test
    void readsLevels() {
        assertThat(QueryText.parse("level:error")).isEqualTo(new LevelIs(EQUAL, Level.ERROR));
        assertThat(QueryText.parse("LEVEL>=Warning")).isEqualTo(new LevelIs(AT_LEAST, Level.WARN));
        assertThat(QueryText.parse("level<\"info\"")).isEqualTo(new LevelIs(LESS, Level.INFO));
        assertThat(QueryText.parse("level:(error or fatal)"))
                .isEqualTo(any(new LevelIs(EQUAL, Level.ERROR), new LevelIs(EQUAL, Level.FATAL)));
    }

    @Test
    void readsFields() {
        assertThat(QueryText.parse("service:checkout")).isEqualTo(new FieldIs(SERVICE, "checkout"));
        assertThat(QueryText.parse("Service:\"with space\"")).isEqualTo(new FieldIs(SERVICE, "with space"));
        assertThat(QueryText.parse("service:\"\"")).isEqualTo(new FieldIs(SERVICE, ""));
        assertThat(QueryText.parse("user.id:42")).isEqualTo(new FieldIs(attribute("user.id"), "42"));
        assertThat(QueryText.parse("attributes.service:x")).isEqualTo(new FieldIs(attribute("service"), "x"));
        assertThat(QueryText.parse("attributes.\"odd name\":x")).isEqualTo(new FieldIs(attribute("odd name"), "x"));
        assertThat(QueryText.parse("größe:12")).isEqualTo(new FieldIs(attribute("größe"), "12"));
        assertThat(QueryText.parse("url:http://host/x")).isEqualTo(new FieldIs(attribute("url"), "http://host/x"));
        assertThat(QueryText.parse("a:b:c")).isEqualTo(new FieldIs(attribute("a"), "b:c"));
        assertThat(QueryText.parse("-service:(a or \"b c\")"))
                .isEqualTo(new Not(any(new FieldIs(SERVICE, "a"), new FieldIs(SERVICE, "b c"))));
    }

    @Test
    void readsComparisons() {
        Field duration = attribute("duration_ms");
        assertThat(QueryText.parse("duration_ms>500")).isEqualTo(new FieldCompared(duration, MORE, 500));
        assertThat(QueryText.parse("duration_ms<=-1.5e3")).isEqualTo(new FieldCompared(duration, AT_MOST, -1500));
        assertThat(QueryText.parse("(duration_ms:>500)")).isEqualTo(new FieldCompared(duration, MORE, 500));
    }

    @Test
    void readsWildcards() {
        Field path = attribute("path");
        assertThat(QueryText.parse("path:/api/*")).isEqualTo(new FieldLike(path, "/api/*"));
        assertThat(QueryText.parse("path:a\\*b")).isEqualTo(new FieldIs(path, "a*b"));
        assertThat(QueryText.parse("path:\"a*b\"")).isEqualTo(new FieldIs(path, "a*b"));
        assertThat(QueryText.parse("path:D:\\logs\\*")).isEqualTo(new FieldIs(path, "D:\\logs*"));
        assertThat(QueryText.parse("path:D:\\logs\\\\*")).isEqualTo(new FieldLike(path, "D:\\\\logs\\\\*"));
        assertThat(QueryText.parse("path:\"/a b/\"*\" * c\"")).isEqualTo(new FieldLike(path, "/a b/* \\* c"));
    }

    @Test
    void readsPresence() {
        assertThat(QueryText.parse("has:trace_id")).isEqualTo(new Has(TRACE_ID));
        assertThat(QueryText.parse("-has:user.id")).isEqualTo(new Not(new Has(attribute("user.id"))));
        assertThat(QueryText.parse("has:attributes.\"odd name\"")).isEqualTo(new Has(attribute("odd name")));
    }

    @Test
    void readsPatterns() {
        assertThat(QueryText.parse("/time ?out/")).isEqualTo(new Matches("time ?out", false));
        assertThat(QueryText.parse("(/^a\\/b\\\\/i)")).isEqualTo(new Matches("^a/b\\\\", true));
        assertThat(QueryText.parse("-/time out/")).isEqualTo(new Not(new Matches("time out", false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host/x",
                "12:30:45",
                "2026-11-24T10:00:00.123Z",
                "C:\\dir",
                "C:/dir",
                "foo=bar",
                "level=error",
                "foo=\"bar",
                "key:",
                "mysql>",
                ":x",
                "std::string",
                "x:=1",
                "/api/users",
                "/api/users/",
                "/api",
                "/",
                "//",
                "//host/share",
                "-",
                "--",
                "->",
                "-->",
                "--flag",
                "-=x",
                "ptr->next",
                "ptr->5",
                "List<String>",
                "<init>",
                "a<<5",
                ")",
                ":)",
                ":(",
                "()",
                "run()",
                "baz(Bar.java:42)",
                "[main]",
                "{\"a\":1}",
                "*",
                "50%",
                "it's",
                "nor"
            })
    void leavesWhatAPastedLineMayHoldAsOneWord(String text) {
        assertThat(QueryText.parse(text)).isEqualTo(words(text));
    }

    @Test
    void keepsOperatorsThatTouchADashAsWords() {
        assertThat(QueryText.parse("-or a")).isEqualTo(all(new Not(words("or")), words("a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-20 10:00:00,123 [INFO] [shop.cart]: added item 5 (of 7)",
                "\tat com.shop.Cart.add(Cart.java:42) ~[shop.jar!/:1.0]",
                "GET /api/users/42?x=1 HTTP/1.1\" 500 - \"-\" \"curl/8.5\"",
                "ERROR o.a.c.c.C.[.[.[/] - Servlet.service() for servlet threw exception",
                "  File \"/app/main.py\", line 17, in <module>",
                "java.lang.IllegalStateException: closed -> null (expected: open)",
                "level=error ts=2026-11-24T10:00:00Z msg=\"no stock\" took=5ms ratio=3/4",
                "{\"level\":\"error\",\"msg\":\"no stock\",\"tags\":[\"a\",\"b\"]}",
                "Caused by: std::bad_alloc @ 0x7fff: p->next == NULL && i<<5 != 0"
            })
    void readsPastedLogLines(String line) {
        assertThat(QueryText.parse(line)).isInstanceOf(AllOf.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "ok level:eror            ¦ 9  ¦ ok level:error           ¦ 'eror' is no level; use one of trace, debug",
                "level:loud               ¦ 6  ¦                          ¦ 'loud' is no level",
                "level>=wran x            ¦ 7  ¦ level>=warn x            ¦ 'wran' is no level",
                "level: error             ¦ 6  ¦ level:error              ¦ '' is no level",
                "level: soon              ¦ 6  ¦ \"level:\" soon          ¦ '' is no level",
                "a \"b c                  ¦ 2  ¦ a \"b c\"                ¦ The quote opened here is never closed",
                "a (b or c                ¦ 2  ¦ a (b or c)               ¦ The parenthesis opened here is never closed",
                "a (b \"c                 ¦ 5  ¦ a (b \"c\")              ¦ The quote opened here is never closed",
                "a (                      ¦ 2  ¦ a \"(\"                  ¦ The parenthesis opened here is never closed",
                "a ( )                    ¦ 2  ¦ a                        ¦ There is nothing between these parentheses",
                "/time[a-z]+out b         ¦ 0  ¦ /time[a-z]+out/ b        ¦ The pattern opened here is never closed",
                "or                       ¦ 0  ¦ \"or\"                   ¦ 'or' needs something on both sides",
                "timeout or               ¦ 8  ¦ timeout                  ¦ 'or' needs something on both sides",
                "a or or b                ¦ 2  ¦ a or b                   ¦ 'or' needs something on both sides",
                "a (or b)                 ¦ 3  ¦ a (b)                    ¦ 'or' needs something on both sides",
                "a NOT                    ¦ 2  ¦ a                        ¦ 'NOT' needs something behind it",
                "has:                     ¦ 4  ¦ \"has:\"                 ¦ After has: comes the name of a field",
                "has: trace_id            ¦ 4  ¦ has:trace_id             ¦ After has: comes the name of a field",
                "took>500ms               ¦ 5  ¦ took>500                 ¦ '500ms' is no number",
                "a took>fast              ¦ 7  ¦ a \"took>fast\"          ¦ 'fast' is no number; compare with one, such as took>500",
                "a>1e999                  ¦ 2  ¦ \"a>1e999\"              ¦ '1e999' is no number",
                "service:(a b)            ¦ 11 ¦ service:(a or b)         ¦ Between two values of a field stands or",
                "service:(a or )          ¦ 14 ¦ service:(a )             ¦ A value is missing here",
                "service:(a or            ¦ 8  ¦ service:(a )             ¦ The parenthesis opened here is never closed",
                "x /a\\/b(/               ¦ 3  ¦ x \"a/b(\"               ¦ The pattern cannot be read: a ( is never closed",
                "/a)/                     ¦ 1  ¦ \"a)\"                   ¦ The pattern cannot be read: a ) closes nothing",
                "/(?=x)/                  ¦ 1  ¦ \"(?=x)\"                ¦ The pattern cannot be read: RE2 has nothing like (?=",
                "/a(?<n>b)/               ¦ 2  ¦ \"a(?<n>b)\"             ¦ RE2 does not know (?",
                "/\\\\\\é/                   ¦ 3  ¦ \"\\\\\\\\\\\\é\"              ¦ RE2 does not know \\é",
                "/a**/                    ¦ 2  ¦ \"a**\"                  ¦ two repetitions follow each other in **",
            })
    void tellsWhatIsWrongWhereAndTheWayOut(String text, int position, String suggestion, String message) {
        QuerySyntaxException problem = problem(text);

        assertThat(problem).hasMessageContaining(message);
        assertThat(problem.position()).isEqualTo(position);
        assertThat(problem.suggestion().orElse(null)).isEqualTo(suggestion);
    }

    @Test
    void refusesWhatIsTooLong() {
        QuerySyntaxException problem = problem("a".repeat(QueryText.MAX_LENGTH + 1));

        assertThat(problem).hasMessage("The query has 4097 characters, the limit is 4096.");
        assertThat(problem.position()).isEqualTo(QueryText.MAX_LENGTH);
    }

    @Test
    void boundsTerms() {
        assertThat(QueryText.parse("a ".repeat(QueryText.MAX_TERMS))).isInstanceOf(AllOf.class);

        QuerySyntaxException problem = problem("a ".repeat(QueryText.MAX_TERMS) + "b");

        assertThat(problem).hasMessage("The query has more than 100 terms; leave some out.");
        assertThat(problem.position()).isEqualTo(200);
    }

    @Test
    void boundsPatterns() {
        assertThat(QueryText.parse("/a.b/ ".repeat(QueryText.MAX_PATTERNS))).isInstanceOf(AllOf.class);

        QuerySyntaxException problem = problem("/a.b/ ".repeat(QueryText.MAX_PATTERNS) + "/c/");

        assertThat(problem).hasMessage("The query has more than 5 patterns; put several into one: /one|other/.");
        assertThat(problem.position()).isEqualTo(30);
    }

    @Test
    void boundsNesting() {
        int most = QueryText.MAX_DEPTH;
        assertThat(QueryText.parse("(".repeat(most) + "a" + ")".repeat(most))).isEqualTo(words("a"));

        QuerySyntaxException problem = problem("(".repeat(most + 1) + "a" + ")".repeat(most + 1));

        assertThat(problem).hasMessageStartingWith("Parentheses and negations stand more than 32 deep");
        assertThat(problem.position()).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"((((a{99}){99}){99}){99})", "(a{1,100}){1,101}", "([^]{]{500}b){30}", "(x+{200}){60}", "a{1001}"
            })
    void refusesPatternsThatRepeatTooMuch(String pattern) {
        assertThat(problem('/' + pattern + '/')).hasMessageContaining("repeat");
    }

    @Test
    void checksPatternsWithoutTryingTheCaseOfEachCharacter() {
        String wide = "(?i)" + "[b-\uffff]".repeat(500);

        assertThat(QueryText.parse('/' + wide + '/')).isEqualTo(new Matches(wide, false));
    }

    @Test
    void takesPatternsThatRepeatAsPeopleDo() {
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

        assertThat(QueryText.parse('/' + uuid + '/')).isEqualTo(new Matches(uuid, false));
        assertThatThrownBy(() -> QueryText.parse("/a{2,1}/")).isInstanceOf(QuerySyntaxException.class);
    }

    private static QuerySyntaxException problem(String text) {
        try {
            throw new AssertionError(text + " was read as " + QueryText.parse(text));
        } catch (QuerySyntaxException e) {
            return e;
        }
    }

    private static EventFilter words(String words) {
        return new Contains(words);
    }

    private static EventFilter all(EventFilter... parts) {
        return new AllOf(Arrays.asList(parts));
    }

    private static EventFilter any(EventFilter... parts) {
        return new AnyOf(Arrays.asList(parts));
    }

    private static Field attribute(String key) {
        return new Field.Attribute(key);
    }
}
