package dev.sentrylogger.explore.api;

import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Registration;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A new app, what its clients send it over HTTP, and how its owner reads that back. */
final class SentEvents {
    private final Http client;
    private final Http owner;
    private final String address;

    private SentEvents(Http client, Http owner, String address) {
        this.client = client;
        this.owner = owner;
        this.address = address;
    }

    static SentEvents toNewApp(int port, SomeUsers users, Apps apps) {
        var user = users.member();
        Registration app =
                apps.register(new Caller(user.id(), ""), new AppDetails("Shop", ""), Set.of(KeyScope.INGEST));
        return new SentEvents(
                Http.bearer(port, app.apiKey()),
                Http.bearer(port, users.token(user)),
                "/api/apps/" + app.app().id());
    }

    /** @param events JSON objects, single quotes for double ones; without a time they happen now */
    void send(String... events) throws IOException, InterruptedException {
        send(List.of(events));
    }

    void send(List<String> events) throws IOException, InterruptedException {
        String batch = "[" + String.join(",", events).replace('\'', '"') + "]";
        Http.Answer answer = client.post("/ingest", batch);
        if (answer.status() != 200 || answer.json().get("processed").asInt() != events.size()) {
            throw new AssertionError("The events were not stored: " + answer.body());
        }
    }

    /** @param path within the app, such as {@code /events?limit=1} */
    Http.Answer get(String path) throws IOException, InterruptedException {
        return owner.get(address + path);
    }

    Http owner() {
        return owner;
    }

    String address() {
        return address;
    }
}
