package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.ingest.RawHttp.Answer;
import dev.sentrylogger.ingest.RawHttp.Request;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.EventStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Hostile and broken requests to {@code POST /ingest} against the whole server: the exact status and what is stored. Each
 * row names its item in the corpus; unless a row says otherwise nothing is stored, no cookie is set, nothing is redirected
 * and the answer is a problem with a detail.
 *
 * <p>Item 42's second half, a body that stops without the connection ending, takes the server's 20 seconds; the 408 is
 * proved in {@link RequestBodyTest} without waiting.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String ONE = "{\"logs\":[{\"message\":\"m\"}]}";

    /** Items that revoke their key, or store something although they are refused in the end. */
    private static final Set<String> OWN_APP = Set.of("7", "55");

    private UserId owner;
    private Registration alwaysEmpty;

    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private EventStore store;

    /** What a row needs: an app of its own with a good key, and ways to send. */
    private record Door(RawHttp http, Registration app, ApiKeys keys, String readingKey) {
        Request post(String body) {
            return post(body.getBytes(StandardCharsets.UTF_8));
        }

        Request post(byte[] body) {
            return new Request("POST", "/ingest")
                    .header("Authorization", "Bearer " + app.apiKey())
                    .header("Content-Type", "application/json")
                    .body(body);
        }

        Request event(String fields) {
            return post("{\"logs\":[{" + fields + "}]}");
        }

        Answer send(Request request) throws IOException {
            return http.send(request.bytes());
        }
    }

    private interface Sending {
        Answer send(Door door) throws IOException;
    }

    /** What came of a row. */
    private record Effect(Answer answer, List<LogEvent> stored) {
        LogEvent event() {
            assertThat(stored).hasSize(1);
            return stored.getFirst();
        }

        Object attribute(String name) {
            return event().attributes().values().get(name);
        }
    }

    private record Row(String item, String what, int status, Sending sending, Consumer<Effect> effect) {
        @Override
        public String toString() {
            return item + " " + what + " -> " + status;
        }
    }

    private static Row refused(String item, String what, int status, Sending sending) {
        return new Row(item, what, status, sending, effect -> {
            assertThat(effect.stored()).isEmpty();
            assertThat(effect.answer().header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(effect.answer().body()).contains("\"detail\":\"").doesNotContain("Exception", "\tat ");
        });
    }

    /** A row that the servlet container answers before any of our code runs. */
    private static Row refusedByTomcat(String item, String what, int status, Sending sending) {
        return new Row(item, what, status, sending, effect -> {
            assertThat(effect.stored()).isEmpty();
            assertThat(effect.answer().body()).doesNotContain("Exception", "\tat ");
        });
    }

    private static Row taken(String item, String what, Sending sending, Consumer<Effect> effect) {
        return new Row(item, what, 200, sending, effect);
    }

    private static Row body(String item, String what, int status, String body) {
        return refused(item, what, status, door -> door.send(door.post(body)));
    }

    private static Row bytes(String item, String what, int status, byte[] body) {
        return refused(item, what, status, door -> door.send(door.post(body)));
    }

    private static Row rejected(String item, String what, String fields, String reason) {
        return taken(item, what, door -> door.send(door.event(fields)), effect -> {
            assertThat(effect.stored()).isEmpty();
            assertThat(effect.answer().body())
                    .contains("\"processed\":0", "{\"index\":0,\"reason\":\"")
                    .contains(reason);
        });
    }

    private static Row stored(String item, String what, String fields, Consumer<Effect> effect) {
        return taken(
                item,
                what,
                door -> door.send(door.event(fields)),
                effect.andThen(
                        seen -> assertThat(seen.answer().body()).contains("\"processed\":1", "\"rejected\":[]")));
    }

    private static Row receivedInstead(String item, String what, String time) {
        return stored(item, what, "\"message\":\"m\",\"timestamp\":" + time, effect -> {
            assertThat(effect.event().occurredAt()).isEqualTo(effect.event().receivedAt());
            assertThat(effect.attribute("ingest.original_timestamp").toString()).isEqualTo(time.replace("\"", ""));
        });
    }

    private static Row encoded(String item, String what, int status, String coding, byte[] body) {
        return refused(item, what, status, door -> door.send(door.post(body).header("Content-Encoding", coding)));
    }

    private static Row typed(String item, String what, String type, String body) {
        return refused(item, what, 415, door -> door.send(door.post(body).header("Content-Type", type)));
    }

    static Stream<Row> keysAndBodies() {
        return Stream.of(
                refused("1", "no key", 401, door -> door.send(door.post(ONE).without("Authorization"))),
                refused(
                        "2",
                        "key that was never given out",
                        401,
                        door -> door.send(door.post(ONE)
                                .header(
                                        "Authorization",
                                        "Bearer " + door.app().apiKey().replace("sk_", "sk_x")))),
                refused(
                        "3",
                        "key of 10 KB in the body",
                        401,
                        door -> door.send(door.post("{\"api_key\":\"sk_" + "k".repeat(10_240) + "\",\"logs\":[]}")
                                .without("Authorization"))),
                // A header of 10 KB never reaches us: the container's limit is 8 KB.
                refusedByTomcat(
                        "3, 129",
                        "key of 10 KB in a header",
                        400,
                        door -> door.send(door.post(ONE).header("Authorization", "Bearer sk_" + "k".repeat(10_240)))),
                refused(
                        "4",
                        "key in the address",
                        401,
                        door -> door.send(new Request(
                                        "POST", "/ingest?api_key=" + door.app().apiKey())
                                .body(ONE))),
                refused(
                        "5",
                        "two Authorization headers",
                        400,
                        door -> door.send(door.post(ONE)
                                .line("Authorization", "Bearer " + door.app().apiKey()))),
                refused(
                        "5",
                        "two keys that differ",
                        400,
                        door -> door.send(door.post(ONE).header("X-API-Key", "sk_x"))),
                refused(
                        "6",
                        "Basic credentials",
                        401,
                        door -> door.send(door.post(ONE).header("Authorization", "Basic c2tfOg=="))),
                refused("7", "key revoked a moment ago, known from before", 401, door -> {
                    assertThat(door.send(door.post("[]")).status()).isEqualTo(200);
                    door.keys().revoke(door.app().apiKey().substring(3, 11));
                    return door.send(door.post(ONE));
                }),
                refused(
                        "8",
                        "key that may only read",
                        403,
                        door -> door.send(door.post(ONE).header("Authorization", "Bearer " + door.readingKey()))),
                body("9", "empty body", 400, ""),
                taken("10", "empty array", door -> door.send(door.post("[]")), BadInputIT::nothingProcessed),
                taken("10", "empty logs", door -> door.send(door.post("{\"logs\":[]}")), BadInputIT::nothingProcessed),
                body("11", "empty object", 400, "{}"),
                body("12", "null", 400, "null"),
                body("12", "a string", 400, "\"x\""),
                body("12", "a number", 400, "1"),
                body("13", "truncated JSON", 400, "{\"logs\":[{\"message\":\"m\"}"),
                body("14", "something behind the JSON", 400, "[{\"message\":\"m\"}]x"),
                taken(
                        "15",
                        "byte order mark",
                        door -> door.send(door.post("\uFEFF" + ONE)),
                        effect -> assertThat(effect.event().message()).isEqualTo("m")),
                bytes("16", "UTF-16", 400, ONE.getBytes(StandardCharsets.UTF_16)),
                bytes("16", "UTF-16 without a mark", 400, ONE.getBytes(StandardCharsets.UTF_16LE)),
                bytes("17", "bytes C3 28 in a string", 400, messageOf("c328")),
                bytes("18", "overlong C0 AF", 400, messageOf("c0af")),
                bytes("18", "a surrogate in UTF-8", 400, messageOf("eda080")),
                stored("19", "NUL in the message", "\"message\":\"a\\u0000b\"", effect -> {
                    assertThat(effect.event().message()).isEqualTo("a\uFFFDb");
                    assertThat(effect.attribute("ingest.sanitized")).isEqualTo("message");
                }),
                stored("20", "half a surrogate pair", "\"message\":\"a\\ud800b\"", effect -> {
                    assertThat(effect.event().message()).isEqualTo("a\uFFFDb");
                    assertThat(effect.attribute("ingest.sanitized")).isEqualTo("message");
                }),
                stored("21", "a surrogate pair", "\"message\":\"\\ud83d\\ude00\"", effect -> {
                    assertThat(effect.event().message()).isEqualTo("\uD83D\uDE00");
                    assertThat(effect.attribute("ingest.sanitized")).isNull();
                }),
                body("22", "a name twice", 400, "[{\"message\":\"m\",\"message\":\"n\"}]"));
    }

    static Stream<Row> values() {
        return Stream.of(
                body("23", "depth 33", 400, "[{\"message\":\"m\",\"a\":" + "[".repeat(31) + "]".repeat(31) + "}]"),
                body("23", "depth 100,000", 400, "[".repeat(100_000)),
                stored("24", "message of 300 KiB", "\"message\":\"" + "x".repeat(300 << 10) + "\"", effect -> {
                    assertThat(effect.event().message()).isEqualTo("x".repeat(256 << 10));
                    assertThat(effect.attribute("ingest.truncated")).isEqualTo("message");
                }),
                body("25", "name of 60,000 characters", 400, "[{\"message\":\"m\",\"" + "k".repeat(60_000) + "\":1}]"),
                // DESIGN.md §5 limits a name to 256 characters; that is the event's fault, not the whole body's.
                rejected(
                        "25", "name of 257 characters", "\"message\":\"m\",\"" + "k".repeat(257) + "\":1", "limit 256"),
                body(
                        "26",
                        "100,000 attributes",
                        413,
                        "[{\"message\":\"m\",\"attributes\":{" + attributes(100_000) + "}}]"),
                body("27", "number 1e999999", 400, "[{\"message\":\"m\",\"n\":1e999999}]"),
                body("28", "integer of 2,000 digits", 400, "[{\"message\":\"m\",\"n\":" + "9".repeat(2_000) + "}]"),
                body("29", "NaN", 400, "[{\"message\":\"m\",\"n\":NaN}]"),
                stored("30", "level nobody knows", "\"message\":\"m\",\"level\":\"bogus\"", effect -> {
                    assertThat(effect.event().level()).isEqualTo(Level.INFO);
                    assertThat(effect.attribute("ingest.original_level")).isEqualTo("bogus");
                }),
                rejected("31", "level that is an object", "\"message\":\"m\",\"level\":{\"a\":1}", "level"),
                stored("32", "no time", "\"message\":\"m\"", effect -> {
                    assertThat(effect.event().occurredAt())
                            .isEqualTo(effect.event().receivedAt());
                    assertThat(effect.attribute("ingest.original_timestamp")).isNull();
                }),
                rejected("33", "yesterday", "\"message\":\"m\",\"timestamp\":\"yesterday\"", "'yesterday' is no time"),
                receivedInstead("34", "year 300000", "\"300000-01-01T00:00:00Z\""),
                receivedInstead("35", "1970", "\"1970-01-01T00:00:00Z\""),
                receivedInstead("36", "year 2990", "\"2990-01-01T00:00:00Z\""),
                rejected(
                        "37",
                        "zone +25:00",
                        "\"message\":\"m\",\"timestamp\":\"2026-02-20T10:00:00+25:00\"",
                        "is no time"),
                stored(
                        "38",
                        "second 60",
                        "\"message\":\"m\",\"timestamp\":\"2026-02-20T10:00:60Z\"",
                        effect -> assertThat(effect.event().occurredAt()).isEqualTo("2026-02-20T10:01:00Z")),
                stored(
                        "39",
                        "10^18",
                        "\"message\":\"m\",\"timestamp\":1000000000000000000",
                        effect -> assertThat(effect.event().occurredAt()).isEqualTo("2001-09-09T01:46:40Z")),
                taken(
                        "56",
                        "one good, one bad",
                        door -> door.send(door.post("[{\"message\":\"m\"},{\"message\":\"n\",\"level\":[]}]")),
                        effect -> {
                            assertThat(effect.event().message()).isEqualTo("m");
                            assertThat(effect.answer().body()).contains("\"processed\":1", "\"index\":1");
                        }),
                // DESIGN.md §5 keeps 128 attributes, where the corpus says 100.
                stored("57", "200 attributes", "\"message\":\"m\"," + attributes(200), effect -> {
                    assertThat(effect.event().attributes().values())
                            .containsKeys("k0", "k127")
                            .doesNotContainKey("k128");
                    assertThat(effect.attribute("ingest.dropped_attributes")).isEqualTo(72L);
                }),
                stored(
                        "58",
                        "text that means something elsewhere",
                        "\"message\":\"<script>${jndi:ldap://x/a} =1+1 \\u001b[31m \\u202e %d {0} #{7*7}\",\"k\":\"=1+1\"",
                        effect -> {
                            assertThat(effect.event().message())
                                    .isEqualTo("<script>${jndi:ldap://x/a} =1+1 \u001b[31m \u202e %d {0} #{7*7}");
                            assertThat(effect.attribute("k")).isEqualTo("=1+1");
                        }),
                stored(
                        "59",
                        "names that mean something in JavaScript",
                        "\"message\":\"m\",\"__proto__\":{\"admin\":true},\"constructor\":\"c\"",
                        effect -> {
                            assertThat(effect.attribute("__proto__.admin")).isEqualTo(true);
                            assertThat(effect.attribute("constructor")).isEqualTo("c");
                        }));
    }

    static Stream<Row> sizesAndFraming() throws IOException {
        byte[] large = new byte[11 << 20];
        Arrays.fill(large, (byte) ' ');
        return Stream.of(
                body("40", "10,001 events", 413, "[" + "\"a\",".repeat(10_000) + "\"a\"]"),
                refused(
                        "41",
                        "11 MiB announced, none sent",
                        413,
                        door -> door.send(door.post("").unmeasured().header("Content-Length", "11534336"))),
                bytes("41", "11 MiB", 413, large),
                refused("41", "11 MiB in chunks", 413, door -> door.send(chunked(door, "b00000\r\n", large))),
                refused(
                        "42",
                        "length too short",
                        400,
                        door -> door.send(door.post(ONE).unmeasured().header("Content-Length", "10"))),
                // The container notices the early end, and answers 400 itself.
                refusedByTomcat(
                        "42",
                        "length too long, then the end",
                        400,
                        door -> door.http()
                                .sendAndEnd(door.post(ONE)
                                        .unmeasured()
                                        .header("Content-Length", "1000")
                                        .bytes())),
                refusedByTomcat(
                        "43",
                        "length and chunks",
                        400,
                        door -> door.send(chunked(door, "1b\r\n", ONE.getBytes(StandardCharsets.UTF_8))
                                .header("Content-Length", "27"))),
                refusedByTomcat(
                        "44",
                        "a newline inside a chunk's extension",
                        400,
                        door -> door.send(chunked(door, "1b;a=\"\n\"\r\n", ONE.getBytes(StandardCharsets.UTF_8)))),
                encoded("45", "gzip bomb", 413, "gzip", gzip(new byte[100 << 20])),
                encoded("46", "gzip truncated", 400, "gzip", Arrays.copyOf(gzip(ONE), 30)),
                encoded(
                        "46",
                        "garbage behind gzip",
                        400,
                        "gzip",
                        (new String(gzip(ONE), StandardCharsets.ISO_8859_1) + "garbage")
                                .getBytes(StandardCharsets.ISO_8859_1)),
                encoded("47", "brotli", 415, "br", new byte[] {0x0B}),
                encoded("48", "gzip twice", 415, "gzip, gzip", gzip(gzip(ONE))),
                encoded("48", "gzip twice, once said", 400, "gzip", gzip(gzip(ONE))),
                encoded("49", "plain called gzip", 400, "gzip", ONE.getBytes(StandardCharsets.UTF_8)),
                encoded(
                        "50",
                        "zstd window of 2 GiB",
                        413,
                        "zstd",
                        HexFormat.of().parseHex("28b52ffd00a8010000")),
                encoded("50", "zstd truncated", 400, "zstd", HexFormat.of().parseHex("28b52ffd0058")),
                typed("51", "XML", "text/xml", "<a/>"),
                typed(
                        "52",
                        "XML with an entity",
                        "application/xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"http://x.invalid/\">]><a>&b;</a>"),
                typed("53", "form with parts", "multipart/form-data; boundary=x", "--x--"),
                taken(
                        "-",
                        "gzip",
                        door -> door.send(door.post(gzip(ONE)).header("Content-Encoding", "gzip")),
                        effect -> assertThat(effect.event().message()).isEqualTo("m")),
                taken(
                        "-",
                        "zstd",
                        door -> door.send(door.post(Zstd.compress(ONE.getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Encoding", "zstd")),
                        effect -> assertThat(effect.event().message()).isEqualTo("m")));
    }

    static Stream<Row> repeatsAndMethods() {
        return Stream.of(
                taken(
                        "54",
                        "a batch sent twice",
                        door -> {
                            Request request = door.post(ONE).header("Idempotency-Key", "\"b-1\"");
                            Answer first = door.send(request);
                            Answer second = door.send(request);
                            assertThat(first.status()).isEqualTo(200);
                            assertThat(first.header("Idempotent-Replayed")).isEmpty();
                            assertThat(second.body()).isEqualTo(first.body());
                            return second;
                        },
                        effect -> {
                            assertThat(effect.event().message()).isEqualTo("m");
                            assertThat(effect.answer().header("Idempotent-Replayed"))
                                    .hasValue("true");
                        }),
                new Row(
                        "55",
                        "another body under a batch's id",
                        409,
                        door -> {
                            door.send(door.post("{\"batch_id\":\"b\",\"logs\":[\"first\"]}"));
                            return door.send(door.post("{\"batch_id\":\"b\",\"logs\":[\"second\"]}"));
                        },
                        effect -> assertThat(effect.event().message()).isEqualTo("first")),
                body("55", "batch id too long", 400, "{\"batch_id\":\"" + "b".repeat(101) + "\",\"logs\":[\"a\"]}"),
                new Row(
                        "60",
                        "preflight of a foreign page",
                        204,
                        door -> door.send(new Request("OPTIONS", "/ingest")
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "POST")),
                        effect -> {
                            assertThat(effect.stored()).isEmpty();
                            assertThat(effect.answer().header("Access-Control-Allow-Credentials"))
                                    .isEmpty();
                            assertThat(effect.answer().header("Access-Control-Allow-Origin"))
                                    .hasValue("*");
                        }),
                method("GET"),
                method("PUT"),
                method("DELETE"),
                method("PATCH"),
                refusedByTomcat("61", "TRACE", 405, door -> door.send(new Request("TRACE", "/ingest"))));
    }

    private static Row method(String method) {
        return new Row(
                "61",
                method,
                405,
                door -> door.send(new Request(method, "/ingest")
                        .header("Authorization", "Bearer " + door.app().apiKey())),
                effect -> {
                    assertThat(effect.stored()).isEmpty();
                    assertThat(effect.answer().header("Allow")).hasValue("POST, OPTIONS");
                });
    }

    @ParameterizedTest
    @MethodSource({"keysAndBodies", "values", "sizesAndFraming", "repeatsAndMethods"})
    void answersAndStores(Row row) throws IOException {
        Registration app = row.status() < 300 || OWN_APP.contains(row.item()) ? registered() : alwaysEmpty();
        String readingKey = row.item().equals("8") ? readingKey() : "";
        var door = new Door(new RawHttp(port), app, keys, readingKey);

        Answer answer = row.sending().send(door);

        assertThat(answer.status()).as(answer.text()).isEqualTo(row.status());
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Location")).isEmpty();
        var query = EventQuery.newest(app.app().id(), new EventFilter.Everything(), 10);
        row.effect().accept(new Effect(answer, store.search(query).events()));
    }

    private Registration registered() {
        if (owner == null) {
            owner = users.member().id();
        }
        return apps.register(owner, "bad input", "");
    }

    /** One app for all rows that store nothing: bcrypt makes an app for each slow. */
    private Registration alwaysEmpty() {
        if (alwaysEmpty == null) {
            alwaysEmpty = registered();
        }
        return alwaysEmpty;
    }

    private String readingKey() {
        return apps.register(new Caller(users.member().id(), ""), new AppDetails("reading", ""), Set.of(KeyScope.READ))
                .apiKey();
    }

    private static void nothingProcessed(Effect effect) {
        assertThat(effect.stored()).isEmpty();
        assertThat(effect.answer().body())
                .contains("\"status\":\"accepted\"", "\"processed\":0", "\"rejected\":[]")
                .contains("\"app_id\":\"");
    }

    private static byte[] messageOf(String hex) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("[{\"message\":\"".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes("\"}]".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\":" + i).collect(Collectors.joining(","));
    }

    /** A body in one chunk whose size line the row gives. */
    private static Request chunked(Door door, String sizeLine, byte[] body) {
        var framed = new ByteArrayOutputStream();
        framed.writeBytes(sizeLine.getBytes(StandardCharsets.UTF_8));
        framed.writeBytes(body);
        framed.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return door.post(framed.toByteArray()).unmeasured().header("Transfer-Encoding", "chunked");
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
