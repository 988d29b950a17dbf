package dev.sentrylogger.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {
    @Test
    void readsEveryFieldOfOurOwnForm() {
        LogEvent event = Some.object("""
                {"timestamp":1771581600.25,"level":"warning","message":"low stock","template":"low {x}","logger":"shop",
                 "service":"cart","environment":"prod","release":"1.4","host":"web-1","trace_id":"abc","span_id":"def",
                 "attributes":{"user":{"id":7},"ratio":0.5,"ok":true,"level":"gold","tags":["a",{"b":1}],"none":null}}
                """);

        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-02-20T10:00:00.25Z"));
        assertThat(event.receivedAt()).isEqualTo(Some.RECEIVED);
        assertThat(event.level()).isEqualTo(Level.WARN);
        assertThat(event.message()).isEqualTo("low stock");
        assertThat(event.template()).isEqualTo("low {x}");
        assertThat(event.logger()).isEqualTo("shop");
        assertThat(event.service()).isEqualTo("cart");
        assertThat(event.environment()).isEqualTo("prod");
        assertThat(event.release()).isEqualTo("1.4");
        assertThat(event.host()).isEqualTo("web-1");
        assertThat(event.traceId()).isEqualTo("abc");
        assertThat(event.spanId()).isEqualTo("def");
        assertThat(event.source()).isEqualTo("native test");
        assertThat(event.attributes().values())
                .containsExactly(
                        entry("user.id", 7L),
                        entry("ratio", 0.5),
                        entry("ok", true),
                        entry("level", "gold"),
                        entry("tags", "[\"a\",{\"b\":1}]"));
    }

    /** Of Logback 1.5's own encoder. */
    @Test
    void readsTheThrowableOfLogback() {
        LogEvent event = Some.object("""
                {"level":"ERROR","formattedMessage":"it failed","throwable":{"className":"java.lang.IllegalStateException",
                 "message":"broken","stepArray":[{"className":"shop.Cart","methodName":"add","fileName":"Cart.java",
                 "lineNumber":12}],"cause":{"className":"java.io.IOException","message":"inner","stepArray":[]}}}
                """);

        ExceptionInfo exception = event.exception();
        assertThat(event.message()).isEqualTo("it failed");
        assertThat(exception).isNotNull();
        assertThat(exception.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(exception.message()).isEqualTo("broken");
        assertThat(exception.frames()).containsExactly(new StackFrame("Cart.java", "shop.Cart.add", 12, null, null));
        assertThat(exception.causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.type()).isEqualTo("java.io.IOException"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ecs      | {\"@timestamp\":\"2026-02-20T10:00:00Z\",\"log\":{\"level\":\"ERROR\",\"logger\":\"a.B\"},\"service\":{\"name\":\"s\"},\"message\":\"m\",\"ecs\":{\"version\":\"8.11\"}} | ERROR | a.B | s",
                "ecs flat | {\"@timestamp\":\"2026-02-20T10:00:00Z\",\"log.level\":\"ERROR\",\"log.logger\":\"a.B\",\"service.name\":\"s\",\"message\":\"m\"} | ERROR | a.B | s",
                "logstash | {\"@timestamp\":\"2026-02-20T11:00:00+01:00\",\"@version\":\"1\",\"message\":\"m\",\"logger_name\":\"a.B\",\"level\":\"WARN\",\"level_value\":30000,\"app\":\"s\"} | WARN | a.B | s",
                "gelf     | {\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"m\",\"timestamp\":1771581600.0,\"level\":3,\"_logger\":\"a.B\",\"service\":\"s\"} | ERROR | a.B | s",
                "pino     | {\"level\":50,\"time\":1771581600000,\"pid\":1,\"hostname\":\"h\",\"name\":\"a.B\",\"msg\":\"m\",\"service\":\"s\"} | ERROR | a.B | s",
                "winston  | {\"level\":\"error\",\"logger\":\"a.B\",\"message\":\"m\",\"service\":\"s\",\"timestamp\":\"2026-02-20T10:00:00.000Z\"} | ERROR | a.B | s",
                "slog     | {\"time\":\"2026-02-20T10:00:00.000000000Z\",\"level\":\"ERROR\",\"msg\":\"m\",\"logger\":\"a.B\",\"service\":\"s\"} | ERROR | a.B | s",
                "serilog  | {\"@t\":\"2026-02-20T10:00:00.0000000Z\",\"@m\":\"m\",\"@i\":\"a1\",\"@l\":\"Error\",\"SourceContext\":\"a.B\",\"service\":\"s\"} | ERROR | a.B | s",
                "monolog  | {\"message\":\"m\",\"context\":{},\"level\":400,\"level_name\":\"ERROR\",\"channel\":\"a.B\",\"datetime\":\"2026-02-20T10:00:00.000000+00:00\",\"extra\":{},\"service\":\"s\"} | ERROR | a.B | s",
                "logback  | {\"timestamp\":1771581600000,\"level\":\"ERROR\",\"threadName\":\"main\",\"loggerName\":\"a.B\",\"mdc\":{},\"formattedMessage\":\"m\",\"throwable\":null,\"service\":\"s\"} | ERROR | a.B | s",
                "structlog| {\"event\":\"m\",\"level\":\"info\",\"logger\":\"a.B\",\"timestamp\":\"2026-02-20T10:00:00.000000Z\",\"app\":\"s\"} | INFO | a.B | s",
                "zap      | {\"level\":\"dpanic\",\"ts\":1771581600.0,\"logger\":\"a.B\",\"caller\":\"x.go:1\",\"msg\":\"m\",\"service\":\"s\"} | FATAL | a.B | s",
                "python   | {\"asctime\":\"2026-02-20 10:00:00,000\",\"levelno\":40,\"name\":\"a.B\",\"message\":\"m\",\"service\":\"s\"} | ERROR | a.B | s",
                "otel     | {\"timeUnixNano\":\"1771581600000000000\",\"severityNumber\":13,\"body\":\"m\",\"scope\":{\"name\":\"a.B\"},\"service.name\":\"s\"} | WARN | a.B | s",
                "tracing  | {\"timestamp\":\"2026-02-20T10:00:00Z\",\"level\":\"DEBUG\",\"fields\":{\"message\":\"m\",\"n\":1},\"target\":\"a.B\",\"service\":\"s\"} | DEBUG | a.B | s",
                "monolog  | {\"message\":\"m\",\"level\":550,\"channel\":\"a.B\",\"datetime\":\"2026-02-20T10:00:00.000000+00:00\",\"service\":\"s\"} | FATAL | a.B | s",
            })
    void recognisesTheFormsOfOthers(String form, String json, String level, String logger, String service) {
        LogEvent event = Some.object(json);

        assertThat(event.message()).isEqualTo("m");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-02-20T10:00:00Z"));
        assertThat(event.level()).isEqualTo(Level.valueOf(level));
        assertThat(event.logger()).isEqualTo(logger);
        assertThat(event.service()).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"message\":\"m\",\"level\":\"Warning\"} | 13",
                "{\"message\":\"m\",\"level\":30} | 13",
                "{\"message\":\"m\",\"level\":\"30\"} | 13",
                "{\"msg\":\"m\",\"level\":30} | 9",
                "{\"short_message\":\"m\",\"level\":4} | 13",
                "{\"message\":\"m\",\"severity\":18} | 18",
                "{\"message\":\"m\",\"severity_number\":7,\"level\":\"info\"} | 7",
                "{\"message\":\"m\",\"PRIORITY\":\"3\"} | 17",
                "{\"message\":\"m\"} | 9",
                "{\"message\":\"m\",\"level\":null} | 9",
            })
    void readsLevelsByNameAndByTheScaleOfTheirField(String json, int severity) {
        LogEvent event = Some.object(json);

        assertThat(event.severity()).isEqualTo(severity);
        assertThat(event.attributes().values()).doesNotContainKey("ingest.original_level");
    }

    @Test
    void keepsALevelItDoesNotKnow() {
        LogEvent named = Some.object("{\"message\":\"m\",\"level\":\"bogus\"}");
        LogEvent numbered = Some.object("{\"message\":\"m\",\"level\":3}");

        assertThat(named.level()).isEqualTo(Level.INFO);
        assertThat(named.attributes().values()).containsExactly(entry("ingest.original_level", "bogus"));
        assertThat(numbered.attributes().values()).containsExactly(entry("ingest.original_level", 3L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"message\":\"m\",\"level\":{\"a\":1}} | level",
                "{\"message\":\"m\",\"level\":[]} | level",
                "{\"message\":\"m\",\"level\":true} | level",
                "{\"message\":\"m\",\"timestamp\":\"yesterday\"} | 'yesterday'",
                "{\"message\":\"m\",\"time\":\"2026-02-20T10:00:00+25:00\"} | time",
                "{} | no message",
                "{\"level\":\"info\"} | no message",
                "17 | neither",
            })
    void rejectsWhatIsNoEventAndSaysWhy(String json, String reason) {
        assertThat(Some.rejection(json)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"300000-01-01T00:00:00Z\"",
                "\"1970-01-01T00:00:00Z\"",
                "0",
                "\"2026-12-24T12:00:00Z\"",
                "99999999999999999999"
            })
    void putsTheTimeOfReceiptForATimeNoClockShows(String time) {
        LogEvent event = Some.object("{\"message\":\"m\",\"timestamp\":" + time + "}");

        assertThat(event.occurredAt()).isEqualTo(Some.RECEIVED);
        assertThat(event.attributes().values().get("ingest.original_timestamp").toString())
                .isEqualTo(time.replace("\"", ""));
    }

    @Test
    void letsAStrongNameWinOverAWeakOneAndKeepsBoth() {
        LogEvent event = Some.object(
                "{\"event\":\"order\",\"message\":\"m\",\"name\":\"n\",\"logger\":\"l\",\"msg\":\"second\"}");

        assertThat(event.message()).isEqualTo("m");
        assertThat(event.logger()).isEqualTo("l");
        assertThat(event.attributes().values())
                .containsExactly(entry("event", "order"), entry("name", "n"), entry("msg", "second"));
    }

    @Test
    void readsAStructuredException() {
        LogEvent event = Some.object("""
                {"message":"m","level":"error","exception":{"type":"ValueError","message":"bad","raw":"Traceback",
                 "frames":[{"file":"a.py","function":"f","line":3,"in_app":true,"source":"f()"}],
                 "causes":[{"type":"KeyError","value":"'x'"}]}}
                """);

        assertThat(event.exception().type()).isEqualTo("ValueError");
        assertThat(event.exception().message()).isEqualTo("bad");
        assertThat(event.exception().raw()).isEqualTo("Traceback");
        assertThat(event.exception().frames()).containsExactly(new StackFrame("a.py", "f", 3, true, "f()"));
        assertThat(event.exception().causes().getFirst().type()).isEqualTo("KeyError");
    }

    @Test
    void readsAStackTraceGivenAsText() {
        LogEvent event = Some.object(
                "{\"message\":\"m\",\"error\":{\"type\":\"E\",\"message\":\"boom\",\"stack_trace\":\"E: boom\\n\\tat a.B.c(B.java:7)\"}}");

        assertThat(event.exception().type()).isEqualTo("E");
        assertThat(event.exception().message()).isEqualTo("boom");
        assertThat(event.exception().frames()).containsExactly(new StackFrame("B.java", "a.B.c", 7, null, null));
    }

    @Test
    void keepsTheFirst128AttributesAndCountsTheRest() {
        String attributes =
                IntStream.range(0, 200).mapToObj(i -> "\"k" + i + "\":" + i).collect(Collectors.joining(","));
        LogEvent event = Some.object("{\"message\":\"m\"," + attributes + "}");

        assertThat(event.attributes().values())
                .hasSize(EventLimits.ATTRIBUTES + 1)
                .containsKey("k127")
                .doesNotContainKey("k128")
                .containsEntry("ingest.dropped_attributes", 72L);
    }

    @Test
    void cutsALongMessageBetweenCharacters() {
        LogEvent event = Some.object("{\"message\":\"" + "a" + "€".repeat(100_000) + "\"}");

        assertThat(event.message()).isEqualTo("a" + "€".repeat((EventLimits.MESSAGE_BYTES - 1) / 3));
        assertThat(event.attributes().values()).containsEntry("ingest.truncated", "message");
    }

    @Test
    void cutsALongAttribute() {
        LogEvent event = Some.object("{\"message\":\"m\",\"k\":\"" + "x".repeat(20_000) + "\"}");

        assertThat(event.attributes().values())
                .containsEntry("k", "x".repeat(EventLimits.ATTRIBUTE_VALUE_BYTES))
                .containsEntry("ingest.truncated", "k");
    }

    @Test
    void replacesNulAndHalfSurrogatePairs() {
        LogEvent event = Some.object(
                "{\"message\":\"a\\u0000b\\ud800c\\ud83d\\ude00\",\"k\\u0000\":\"\\udc00\",\"l\":[\"\\u0000\"]}");

        assertThat(event.message()).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
        assertThat(event.attributes().values())
                .containsEntry("k\uFFFD", "\uFFFD")
                .containsEntry("l", "[\"\uFFFD\"]")
                .containsKey("ingest.sanitized");
    }

    @Test
    void rejectsAnEventWithAnAttributeNameBeyondTheLimit() {
        assertThat(Some.rejection("{\"message\":\"m\",\"" + "k".repeat(257) + "\":1}"))
                .contains("257", "256");
    }

    @Test
    void refusesAnEventWithFarTooManyFields() {
        String attributes =
                IntStream.range(0, 100_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

        assertThatThrownBy(() -> Some.object("{\"message\":\"m\",\"attributes\":{" + attributes + "}}"))
                .isInstanceOf(TooLargeException.class);
    }

    @Test
    void keepsTheOrderOfEventsWithTheSameTime() {
        String events = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"message\":\"" + i + "\"}")
                .collect(Collectors.joining(","));

        assertThat(Some.batch("[" + events + "]").events())
                .extracting(event -> event.id().toString())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void saysTheAttributesWhereThereIsNoMessage() {
        assertThat(Some.object("{\"order\":7,\"state\":\"paid\"}").message()).isEqualTo("order=7 state=paid");
    }
}
