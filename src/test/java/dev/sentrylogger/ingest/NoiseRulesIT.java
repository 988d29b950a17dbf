package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.NoSuchAppException;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.app.UsageReports;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.health.Health;
import dev.sentrylogger.health.Span;
import dev.sentrylogger.ingest.RawHttp.Answer;
import dev.sentrylogger.ingest.RawHttp.Request;
import dev.sentrylogger.pattern.Amount;
import dev.sentrylogger.pattern.Keep;
import dev.sentrylogger.pattern.KeepRule;
import dev.sentrylogger.pattern.LogPattern;
import dev.sentrylogger.pattern.NoiseBudget;
import dev.sentrylogger.pattern.PatternShare;
import dev.sentrylogger.pattern.Sieve;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.store.EventStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an app sends is counted by pattern, and what its owners do not want is left out. */
@IntegrationTest
class NoiseRulesIT {
    private static final Duration DAY = Duration.ofDays(1);

    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private NoiseBudget budget;

    @Autowired
    private Health health;

    @Autowired
    private UsageReports usage;

    @Autowired
    private EventStore store;

    @Autowired
    private AuditLog audit;

    @Autowired
    private JdbcClient jdbc;

    private UserId owner;
    private Caller caller;
    private Registration app;

    @BeforeEach
    void registerAnApp() {
        owner = users.member().id();
        caller = new Caller(owner, "192.0.2.1");
        app = apps.register(owner, "chatty", "");
    }

    @Test
    void countsWhatCameOfEachPattern() throws IOException {
        sendLines("INFO", 30, "GET /health %d");
        sendLines("INFO", 5, "order %d paid");
        sendLines("ERROR", 2, "order %d paid");

        assertThat(budget.shares(owner, id(), DAY))
                .extracting(NoiseRulesIT::words, share -> share.all().events())
                .containsExactly(
                        tuple("INFO GET /health *", 30L),
                        tuple("INFO order * paid", 5L),
                        tuple("ERROR order * paid", 2L));
        assertThat(budget.shares(owner, id(), DAY)).allSatisfy(share -> {
            assertThat(share.all().bytes()).isGreaterThan(60 * share.all().events());
            assertThat(share.leftOut()).isEqualTo(Amount.NOTHING);
        });
    }

    @Test
    void storesOneInSoManyAndSaysSo() throws IOException {
        sendLines("INFO", 1, "GET /health %d");
        budget.keep(caller, id(), pattern("INFO GET /health *"), new Keep(10));

        Answer answer = sendLines("INFO", 95, "GET /health %d");
        sendLines("WARN", 3, "GET /health %d");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"processed\":95", "\"left_out\":85");
        assertThat(stored("level:info")).hasSize(11);
        assertThat(stored("level:warn")).hasSize(3);
        assertThat(stored("level:info").stream()
                        .map(event -> event.attributes().values().get(Sieve.ONE_IN))
                        .filter(Objects::nonNull))
                .hasSize(10)
                .containsOnly(10L);
        PatternShare share = budget.shares(owner, id(), DAY).getFirst();
        assertThat(share.all().events()).isEqualTo(96);
        assertThat(share.leftOut().events()).isEqualTo(85);
        assertThat(usage.of(owner, id()).monthEvents()).isEqualTo(14);
    }

    @Test
    void storesNoneAndAllAgainAfterUndo() throws IOException {
        sendLines("DEBUG", 1, "tick %d");
        LogPattern tick = pattern("DEBUG tick *");
        budget.keep(caller, id(), tick, Keep.NONE);

        assertThat(sendLines("DEBUG", 20, "tick %d").body()).contains("\"processed\":20", "\"left_out\":20");
        assertThat(stored("tick")).hasSize(1);

        budget.keepAll(caller, id(), tick);
        assertThat(sendLines("DEBUG", 4, "tick %d").body()).doesNotContain("left_out");
        assertThat(stored("tick")).hasSize(5);
        assertThat(audit.ofApp(id().value(), Long.MAX_VALUE, 2))
                .extracting(row -> row.entry().action() + " " + row.entry().detail() + " "
                        + row.entry().before() + " " + row.entry().after())
                .containsExactly("noise.rule-undone DEBUG tick * none all", "noise.rule-set DEBUG tick * all none");
    }

    @Test
    void aRepeatedBatchIsCountedOnceAndAnsweredTheSame() throws IOException {
        sendLines("INFO", 1, "GET /health %d");
        budget.keep(caller, id(), pattern("INFO GET /health *"), new Keep(2));
        String body = "{\"batch_id\":\"b1\",\"logs\":" + lines("INFO", 9, "GET /health %d") + "}";

        Answer first = send("/ingest", body);
        Answer again = send("/ingest", body);

        assertThat(again.body()).isEqualTo(first.body()).contains("\"left_out\":4");
        assertThat(stored("health")).hasSize(6);
        assertThat(budget.shares(owner, id(), DAY).getFirst().all().events()).isEqualTo(10);
    }

    @Test
    void aRepeatOfWhatWasWhollyLeftOutIsKnownToo() throws IOException {
        sendLines("INFO", 1, "GET /health %d");
        budget.keep(caller, id(), pattern("INFO GET /health *"), Keep.NONE);
        String body = "{\"batch_id\":\"b1\",\"logs\":" + lines("INFO", 3, "GET /health %d") + "}";

        Answer first = send("/ingest", body);
        Answer again = send("/ingest", body);

        assertThat(again.body()).isEqualTo(first.body()).contains("\"left_out\":3");
        assertThat(send("/ingest", body.replace("health", "ready")).status()).isEqualTo(409);
        assertThat(budget.shares(owner, id(), DAY).getFirst().all().events()).isEqualTo(4);
        assertThat(stored("health")).hasSize(1);
    }

    @Test
    void aRuleCountsOnWhenAnotherOneChanges() throws IOException {
        sendLines("INFO", 1, "GET /health %d");
        sendLines("INFO", 1, "tick %d");
        budget.keep(caller, id(), pattern("INFO GET /health *"), new Keep(10));
        sendLines("INFO", 5, "GET /health %d");

        budget.keep(caller, id(), pattern("INFO tick *"), new Keep(10));

        assertThat(sendLines("INFO", 5, "GET /health %d").body()).contains("\"left_out\":5");
        assertThat(sendLines("INFO", 1, "GET /health %d").body()).doesNotContain("left_out");
    }

    @Test
    void masksKeysBeforeAnythingIsCounted() throws IOException {
        String key = app.apiKey();

        send("/ingest", "{\"logs\":[{\"message\":\"m\",\"service\":\"" + key + "\",\"host\":\"" + key + "\"}]}");

        assertThat(health.of(owner, id(), Span.DAY).toString()).doesNotContain(key.substring(12));
    }

    @Test
    void actsOnStreamsToo() throws IOException {
        send("/ingest/jsonline", "2026-11-30 10:00:00,000 INFO tick 1\n");
        LogPattern tick = Objects.requireNonNull(
                budget.shares(owner, id(), DAY).getFirst().pattern());
        budget.keep(caller, id(), tick, new Keep(5));

        Answer answer = send(
                "/ingest/jsonline",
                IntStream.range(0, 50)
                        .mapToObj("2026-11-30 10:00:01,000 INFO tick %d\n"::formatted)
                        .collect(Collectors.joining()));

        assertThat(answer.body()).contains("\"processed\":50", "\"left_out\":40");
        assertThat(stored("tick")).hasSize(11);
    }

    @Test
    void leavesWhatItCannotNameToTheRest() throws IOException {
        jdbc.sql("""
                INSERT INTO log_patterns (app_id, id, level, pieces, first_seen, last_seen)
                SELECT :app, n, 'INFO', ARRAY['p', n::text], now(), now() FROM generate_series(1, 1999) AS n
                """).param("app", id().value()).update();

        sendLines("INFO", 3, "first %d");
        budget.shares(owner, id(), DAY);
        sendLines("INFO", 2, "second %d");
        sendLines("INFO", 2, "third %d");

        assertThat(budget.shares(owner, id(), DAY))
                .extracting(NoiseRulesIT::words, share -> share.all().events())
                .containsExactlyInAnyOrder(tuple("INFO first *", 3L), tuple("others", 4L));
    }

    @Test
    void isForOwnersAloneAndHasABound() throws IOException {
        sendLines("INFO", 1, "GET /health %d");
        LogPattern health = pattern("INFO GET /health *");
        Caller stranger = new Caller(users.admin().id(), "");

        assertThatThrownBy(() -> budget.shares(stranger.user(), id(), DAY)).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> budget.rules(stranger.user(), id())).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> budget.keep(stranger, id(), health, Keep.NONE)).isInstanceOf(NoSuchAppException.class);
        assertThatThrownBy(() -> budget.keepAll(stranger, id(), health)).isInstanceOf(NoSuchAppException.class);

        jdbc.sql("""
                INSERT INTO keep_rules (app_id, pattern_id, level, pieces, one_in, set_by, set_at)
                SELECT :app, n, 'INFO', ARRAY['p', n::text], 2, :by, now() FROM generate_series(1, 200) AS n
                """).param("app", id().value()).param("by", owner.value()).update();
        assertThatThrownBy(() -> budget.keep(caller, id(), health, Keep.NONE)).hasMessageContaining("200 rules");
        assertThat(budget.rules(owner, id()))
                .hasSize(200)
                .extracting(KeepRule::keep)
                .containsOnly(new Keep(2));
    }

    private AppId id() {
        return app.app().id();
    }

    private LogPattern pattern(String words) {
        return budget.shares(owner, id(), DAY).stream()
                .filter(share -> words(share).equals(words))
                .map(PatternShare::pattern)
                .findFirst()
                .orElseThrow();
    }

    private static String words(PatternShare share) {
        LogPattern pattern = share.pattern();
        return pattern == null
                ? "others"
                : pattern.level() + " " + pattern.message().text();
    }

    private Answer sendLines(String level, int count, String message) throws IOException {
        return send("/ingest", "{\"logs\":" + lines(level, count, message) + "}");
    }

    private static String lines(String level, int count, String message) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"level\":\"" + level + "\",\"message\":\"" + message.formatted(n) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Answer send(String path, String body) throws IOException {
        return new RawHttp(port)
                .send(new Request("POST", path)
                        .header("Authorization", "Bearer " + app.apiKey())
                        .body(body)
                        .bytes());
    }

    private List<LogEvent> stored(String query) {
        EventFilter filter = QueryText.parse(query);
        return store.search(EventQuery.newest(id(), filter, 1000)).events();
    }
}
