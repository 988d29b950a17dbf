package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class HangUpIT {
    private static final int TIMES = 40;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    /**
     * The container uses a request's objects again for the next connection; a failure that is noted in them too late would
     * end another caller's stream as it begins. That is rare, so many hang up here, and each time others begin.
     */
    @Test
    void clientsThatHangUpEndNobodyElsesStream() throws Exception {
        List<Integer> statuses = new ArrayList<>();

        for (int time = 0; time < TIMES; time++) {
            SentEvents app = SentEvents.toNewApp(port, users, apps);
            List<SseClient> tails = new ArrayList<>();
            for (int i = 0; i < OpenStreams.PER_CALLER; i++) {
                tails.add(SseClient.open(app.owner(), app.address() + "/tail"));
            }
            statuses.add(oneMore(app));
            for (SseClient tail : tails) {
                tail.close();
            }
            // Writing finds out that a client is gone, the second time at the latest.
            app.send("{'message': 'for nobody'}");
            app.send("{'message': 'for nobody'}");
        }

        assertThat(statuses).as("all ten were still open").hasSize(TIMES).containsOnly(429);
    }

    private static int oneMore(SentEvents app) throws Exception {
        var request = app.owner().request(app.address() + "/tail").build();
        var answer = app.owner().client().send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }
}
