package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.ingest.RawHttp.Answer;
import dev.sentrylogger.ingest.RawHttp.Request;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What clients in the wild send to the doors, against the whole server. */
@IntegrationTest
class IngestIT {
    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private EventStore store;

    private Registration app;

    @BeforeEach
    void registerAnApp() {
        app = apps.register(users.member().id(), "ingest", "");
    }

    @Test
    void takesWhatThePublishedPythonClientSends() throws IOException {
        Answer answer = send(new Request("POST", "/ingest")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + app.apiKey())
                .header("X-API-Key", app.apiKey())
                .header("User-Agent", "Python-urllib/3.12")
                .body(
                        "{\"logs\":[\"2026-02-20 10:00:00,123 [ERROR] [shop.cart]: no stock\\nTraceback (most recent call last):"
                                + "\\n  File \\\"a.py\\\", line 1, in f\\nKeyError: 'x'\"]}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"accepted\",\"app_id\":\"" + app.app().id()
                        + "\",\"processed\":1,\"rejected\":[]}");
        LogEvent event = stored().getFirst();
        assertThat(event.message()).isEqualTo("no stock");
        assertThat(event.logger()).isEqualTo("shop.cart");
        assertThat(event.exception().type()).isEqualTo("KeyError");
        assertThat(event.source()).isEqualTo("native Python-urllib/3.12");
    }

    @Test
    void takesTheKeyFromTheBody() throws IOException {
        Answer answer = send(new Request("POST", "/ingest/")
                .body("{\"api_key\":\"" + app.apiKey() + "\",\"logs\":[{\"message\":\"m\"}]}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stored()).extracting(LogEvent::message).containsExactly("m");
    }

    @Test
    void streamsAFileThatCurlCallsAForm() throws IOException {
        Answer answer = send(stream("a=1&b=2\nERROR second\n\n{\"message\":\"third\"}\n{\"message\":\n")
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"processed\":3", "\"line\":5");
        assertThat(stored()).extracting(LogEvent::message).containsExactly("a=1&b=2", "second", "third");
    }

    @Test
    void takesAJsonArrayAtTheStreamsDoor() throws IOException {
        Answer answer = send(stream("\n[{\"message\":\"a\"},\n {\"message\":\"b\"}]"));

        assertThat(answer.body()).contains("\"processed\":2");
        assertThat(stored()).extracting(LogEvent::message).containsExactly("a", "b");
    }

    @Test
    void storesAStreamInChunksAndKeepsTheOrderOfItsLines() throws IOException {
        int lines = 2 * EventLimits.EVENTS_PER_BATCH + 10;
        String body = IntStream.range(0, lines).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        Answer answer = send(stream(body));

        assertThat(answer.body()).contains("\"processed\":" + lines);
        assertThat(stored())
                .extracting(LogEvent::message)
                .isEqualTo(IntStream.range(0, EventQuery.MAX_LIMIT)
                        .mapToObj(i -> "line " + i)
                        .toList());
    }

    @Test
    void addsOnlyWhatIsMissingWhenAStreamIsSentAgain() throws IOException {
        String first = IntStream.range(0, EventLimits.EVENTS_PER_BATCH)
                .mapToObj(i -> "line " + i)
                .collect(Collectors.joining("\n"));
        send(stream(first + "\nlast").header("Idempotency-Key", "file-1"));

        Answer again = send(stream(first + "\nlast").header("Idempotency-Key", "file-1"));
        Answer other = send(stream("x" + first).header("Idempotency-Key", "file-1"));

        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.body()).contains("\"processed\":" + (EventLimits.EVENTS_PER_BATCH + 1));
        assertThat(other.status()).isEqualTo(409);
        var last = new EventQuery(
                app.app().id(), TimeRange.ALL, new EventFilter.Contains("last"), Order.NEWEST_FIRST, 10, null);
        assertThat(store.search(last).events()).hasSize(1);
    }

    @Test
    void saysWhereAStreamStands() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            for (int i = 0; i < 2 * EventLimits.EVENTS_PER_BATCH; i++) {
                gzip.write((i + "x".repeat(300) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] withoutItsEnd = Arrays.copyOf(compressed.toByteArray(), compressed.size() - 8);

        Answer answer = send(stream("").body(withoutItsEnd).header("Content-Encoding", "gzip"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"processed\":" + (EventLimits.EVENTS_PER_BATCH - 1),
                        "\"stored_lines\":" + (EventLimits.EVENTS_PER_BATCH - 1));
    }

    @Test
    void refusesAStreamWithoutAKeyAndAnUnknownDoor() throws IOException {
        assertThat(send(stream("a").without("Authorization")).status()).isEqualTo(401);
        assertThat(send(new Request("POST", "/ingest/elsewhere")).status()).isEqualTo(404);
    }

    private Request stream(String body) {
        return new Request("POST", "/ingest/jsonline")
                .header("Authorization", "Bearer " + app.apiKey())
                .body(body);
    }

    private Answer send(Request request) throws IOException {
        return new RawHttp(port).send(request.bytes());
    }

    private List<LogEvent> stored() {
        return store.search(new EventQuery(
                        app.app().id(),
                        TimeRange.ALL,
                        new EventFilter.Everything(),
                        Order.OLDEST_FIRST,
                        EventQuery.MAX_LIMIT,
                        null))
                .events();
    }
}
