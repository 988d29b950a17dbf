package dev.sentrylogger.explore.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A store that answers one question at a time and never gives up by itself: whoever asks for something slow keeps all
 * others waiting until the search is cancelled.
 */
@IntegrationTest
// Its server would go on beside the one that all others share.
@DirtiesContext
@TestPropertySource(properties = {"store.queries=1", "store.query-deadline=1h"})
class SearchCancelIT {
    /**
     * Matches nothing, and has so many states that it is looked for without an automaton, at less than 1 MB a second: more
     * than a minute here, of which the engine looks up every two or three seconds whether it was cancelled.
     */
    private static final String SLOW =
            range(60, 65).mapToObj(n -> "/a[ab]{" + n + "}[^ab]/").collect(joining(" or "));

    private static final String LETTERS = new Random(5)
            .ints(1_000, 0, 2)
            .mapToObj(letter -> letter == 0 ? "a" : "b")
            .collect(joining());

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    @Test
    void whoeverHangsUpLetsOthersSearch() throws Exception {
        SentEvents shop = SentEvents.toNewApp(port, users, apps);
        for (int batch = 0; batch < 12; batch++) {
            shop.send(range(0, 10_000).mapToObj(SearchCancelIT::event).toList());
        }
        SentEvents bank = SentEvents.toNewApp(port, users, apps);
        bank.send("{'message': 'm'}");

        SseClient slow = SseClient.open(shop.owner(), shop.address() + "/search?query=" + Http.encode(SLOW));

        await().until(() -> waits(bank, Duration.ofSeconds(2)));
        slow.close();
        assertThat(search(bank, Duration.ofSeconds(20)).statusCode()).isEqualTo(200);
    }

    private static boolean waits(SentEvents app, Duration patience) throws Exception {
        try {
            search(app, patience);
            return false;
        } catch (HttpTimeoutException e) {
            return true;
        }
    }

    private static HttpResponse<String> search(SentEvents app, Duration patience) throws Exception {
        var request = app.owner().request(app.address() + "/events?limit=1").timeout(patience);
        return app.owner().client().send(request.build(), BodyHandlers.ofString());
    }

    private static String event(int number) {
        return "{'message': '" + LETTERS.substring(number % 800, number % 800 + 200) + "'}";
    }
}
