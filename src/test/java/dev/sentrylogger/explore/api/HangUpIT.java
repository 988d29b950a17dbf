package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.explore.api.SseClient.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class HangUpIT {
    private static final int TIMES = 12;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    /** The container uses a request's objects again; a failure that is noted too late would be another caller's. */
    @Test
    void clientsThatHangUpSpoilNobodyElsesAnswer() throws Exception {
        SentEvents shop = SentEvents.toNewApp(port, users, apps);
        List<String> ends = new ArrayList<>();

        for (int time = 0; time < TIMES; time++) {
            SentEvents gone = hangUp();
            for (int i = 0; i < 20; i++) {
                if (i % 5 == 0) {
                    gone.send("{'message': 'for nobody'}");
                }
                ends.add(search(shop));
            }
        }

        assertThat(ends).hasSize(TIMES * 20).containsOnly("end");
    }

    /** An app whose followers are all gone, which the server finds out when there is something to send. */
    private SentEvents hangUp() throws Exception {
        SentEvents gone = SentEvents.toNewApp(port, users, apps);
        List<SseClient> tails = new ArrayList<>();
        for (int i = 0; i < OpenStreams.PER_CALLER; i++) {
            tails.add(SseClient.open(gone.owner(), gone.address() + "/tail"));
        }
        for (SseClient tail : tails) {
            tail.close();
        }
        return gone;
    }

    private static String search(SentEvents app) throws Exception {
        try (SseClient client = SseClient.open(app.owner(), app.address() + "/search")) {
            await().until(client::ended);
            return client.frames().stream().map(Frame::event).reduce("nothing", (was, is) -> is);
        }
    }
}
