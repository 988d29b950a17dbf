package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class HistogramIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    private SentEvents shop;

    @BeforeEach
    void registerApp() {
        shop = SentEvents.toNewApp(port, users, apps);
    }

    @Test
    void countsLevelsInEveryBucketOfTheTime() throws Exception {
        shop.send(
                event("10:00:00", "info"),
                event("10:00:59.999999", "error"),
                event("10:00:30", "info"),
                event("10:02:00", "warn"));

        JsonNode counted = histogram("bucket=1m&from=2026-11-20T10:00:00Z&to=2026-11-20T10:03:00Z");

        assertThat(buckets(counted))
                .containsExactly(
                        "2026-11-20T10:00:00Z 3 {\"info\":2,\"error\":1}",
                        "2026-11-20T10:01:00Z 0 {}",
                        "2026-11-20T10:02:00Z 1 {\"warn\":1}");
        assertThat(counted.get("total").asInt()).isEqualTo(4);
        assertThat(counted.get("bucketSeconds").asInt()).isEqualTo(60);
    }

    @Test
    void countsFromTheBeginningOfTheTimeUpToButNotWithItsEnd() throws Exception {
        shop.send(
                event("09:59:59.999999", "info"),
                event("10:00:00", "warn"),
                event("10:00:01.999999", "error"),
                event("10:00:02", "fatal"));

        JsonNode counted = histogram("bucket=1s&from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:02Z");

        assertThat(buckets(counted))
                .containsExactly("2026-11-20T10:00:00Z 1 {\"warn\":1}", "2026-11-20T10:00:01Z 1 {\"error\":1}");
    }

    @Test
    void countsOnlyWhatLiesInTheTimeWhereABucketReachesBeyondIt() throws Exception {
        shop.send(event("10:00:10", "info"), event("10:00:40", "info"), event("10:01:40", "info"));

        JsonNode counted = histogram("bucket=1m&from=2026-11-20T10:00:30Z&to=2026-11-20T10:01:30Z");

        assertThat(buckets(counted))
                .containsExactly("2026-11-20T10:00:00Z 1 {\"info\":1}", "2026-11-20T10:01:00Z 0 {}");
    }

    @Test
    void countsOnlyWhatTheQueryWants() throws Exception {
        shop.send(event("10:00:00", "info"), event("10:00:01", "error"), event("10:00:02", "fatal"));

        JsonNode counted = histogram("bucket=1m&query=" + Http.encode("level>=error at"));

        assertThat(buckets(counted)).containsExactly("2026-11-20T10:00:00Z 2 {\"error\":1,\"fatal\":1}");
    }

    @Test
    void reachesFromTheFirstToTheLastEventWhereNoTimeIsGiven() throws Exception {
        shop.send(event("10:00:00", "info"), event("10:00:04", "info"));

        JsonNode counted = histogram("");

        assertThat(counted.get("from").asString()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(counted.get("to").asString()).isEqualTo("2026-11-20T10:00:04.000001Z");
        assertThat(counted.get("bucketSeconds").asInt()).isEqualTo(1);
        assertThat(counted.get("buckets")).hasSize(5);
        assertThat(counted.get("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"'', 86400, 91", "buckets=2000, 7200, 1081", "buckets=1, 2592000, 4"})
    void keepsToTheNumberOfBucketsIfAnyKnownWidthDoes(String asked, int seconds, int buckets) throws Exception {
        shop.send("{'message': 'first', 'timestamp': '2026-08-01T00:00:00Z'}");
        shop.send("{'message': 'last', 'timestamp': '2026-10-30T00:00:00Z'}");

        JsonNode counted = histogram(asked);

        assertThat(counted.get("bucketSeconds").asInt()).isEqualTo(seconds);
        assertThat(counted.get("buckets")).hasSize(buckets);
        assertThat(counted.get("total").asInt()).isEqualTo(2);
    }

    @Test
    void hasNoBucketsWithoutEventsAndTime() throws Exception {
        JsonNode counted = histogram("");

        assertThat(counted.get("buckets")).isEmpty();
        assertThat(counted.get("total").asInt()).isZero();
        assertThat(counted.get("from")).isEqualTo(counted.get("to"));
    }

    @Test
    void hasEmptyBucketsWhereNothingHappened() throws Exception {
        assertThat(buckets(histogram("bucket=1h&from=2026-11-20&to=2026-11-20T02:00:00Z")))
                .containsExactly("2026-11-20T00:00:00Z 0 {}", "2026-11-20T01:00:00Z 0 {}");
    }

    @Test
    void showsACenturyInMonths() throws Exception {
        shop.send(event("10:00:00", "info"));

        JsonNode counted = histogram("from=1926-01-01&to=2026-12-31");

        assertThat(counted.get("bucketSeconds").asInt()).isEqualTo(30 * 86_400);
        assertThat(counted.get("total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buckets=0                                 | buckets | 0          | 1 to 2000",
                "buckets=-1                                | buckets | -1         | 1 to 2000",
                "buckets=1000000000                        | buckets | 1000000000 | 1 to 2000",
                "buckets=1e9                               | buckets | 1e9        | 1 to 2000",
                "bucket=0s                                 | bucket  | 0s         | 1s to 366d",
                "bucket=5                                  | bucket  | 5          | 1s to 366d",
                "bucket=99999999w                          | bucket  | 99999999w  | 1s to 366d",
                "bucket=1s&from=2026-11-20&to=2026-11-21   | bucket  | 1s         | limit is 2000",
                "bucket=1m&buckets=5                       | bucket  | 1m         | either",
                "from=0002-01-01&to=now                    | from    | 0002-01-01T00:00:00Z | limit is 2000",
                "from=now&to=-1h                           | from    | now        | before 'to'",
                "limit=5                                   | limit   | 5          | buckets",
            })
    void namesTheParameterTheValueAndTheLimit(String query, String parameter, String value, String allowed)
            throws Exception {
        Http.Answer answer = shop.get("/histogram?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
        assertThat(answer.json().get("value").asString()).isEqualTo(value);
        assertThat(answer.json().get("detail").asString()).contains(parameter, value, allowed);
    }

    private JsonNode histogram(String query) throws Exception {
        Http.Answer answer = shop.get("/histogram?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Each as start, total and counts. */
    private static List<String> buckets(JsonNode counted) {
        List<String> buckets = new ArrayList<>();
        counted.get("buckets")
                .forEach(bucket -> buckets.add(bucket.get("start").asString() + " "
                        + bucket.get("total").asLong() + " " + bucket.get("counts")));
        return buckets;
    }

    private static String event(String time, String level) {
        return "{'message': 'at %1$s', 'level': '%2$s', 'timestamp': '2026-11-20T%1$sZ'}".formatted(time, level);
    }
}
