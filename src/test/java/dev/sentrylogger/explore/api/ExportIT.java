package dev.sentrylogger.explore.api;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.EventStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ExportIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    EventStore store;

    @LocalServerPort
    int port;

    private SentEvents shop;

    @BeforeEach
    void registerApp() {
        shop = SentEvents.toNewApp(port, users, apps);
    }

    @Test
    void givesOutEverythingPageAfterPage() throws Exception {
        for (int from = 0; from < 2_500; from += 500) {
            shop.send(range(from, from + 500).mapToObj(ExportIT::event).toList());
        }

        Http.Answer answer = shop.get("/export");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().lines()).hasSize(2_500);
        assertThat(answer.body().lines().distinct()).hasSize(2_500);
        assertThat(answer.body().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("\"message\":\"event 2499\""));
    }

    @Test
    void givesOutWhatTheSearchWantsUpToTheLimit() throws Exception {
        shop.send(range(0, 20).mapToObj(ExportIT::event).toList());

        assertThat(shop.get("/export?query=%22event%201%22").body().lines()).hasSize(11);
        assertThat(shop.get("/export?limit=7&order=oldest").body().lines())
                .hasSize(7)
                .first()
                .asString()
                .contains("event 0");
    }

    @Test
    void writesTablesThatAreNoFormulas() throws Exception {
        shop.send("{'message': '=cmd(1),2', 'service': 'a\\nb'}".replace('\'', '"'));

        Http.Answer answer = shop.get("/export?format=csv");

        assertThat(answer.body()).startsWith("occurred_at,received_at,level").contains("\"'=cmd(1),2\"", "\"a\nb\"");
    }

    @Test
    void endsWhenItsReaderMayReadNoMore() throws Exception {
        shop.send(range(0, 2_500).mapToObj(ExportIT::event).toList());
        var asked = new AtomicInteger();
        var out = new ByteArrayOutputStream();
        var lines = new ExportLines(ExportFormat.NDJSON, JsonMapper.shared());
        var query = EventQuery.newest(
                AppId.of(shop.address().replaceFirst(".*/", "")), new EventFilter.Everything(), EventQuery.MAX_LIMIT);

        var export = new ExportStream(store, query, 1_000_000, lines, out, () -> asked.incrementAndGet() < 2);

        assertThatThrownBy(export::serve).isInstanceOf(IOException.class);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(EventQuery.MAX_LIMIT + 1)
                .last()
                .asString()
                .contains("error", "You may not read this app any more");
    }

    @Test
    void namesWhatIsWrongWithTheRequest() throws Exception {
        assertThat(shop.get("/export?format=xls").body()).contains("ndjson or csv");
        assertThat(shop.get("/export?limit=0").status()).isEqualTo(400);
        assertThat(shop.get("/export?query=level:loud").body()).contains("is no level");
    }

    private static String event(int n) {
        return "{\"timestamp\": \"2026-11-20T10:%02d:%02d.%03dZ\", \"level\": \"info\", \"message\": \"event %d\"}"
                .formatted(n / 60 % 60, n % 60, n / 3600, n);
    }
}
