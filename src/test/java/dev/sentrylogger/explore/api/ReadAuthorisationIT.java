package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Registration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may ask what beyond searching, reading one event and following, which ReadApiIT asks. */
@IntegrationTest
class ReadAuthorisationIT {
    private static final String SECRET = "the-secret";

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    private User owner;
    private Registration shop;
    private String event;

    @BeforeEach
    void sendSecret() throws Exception {
        owner = users.member();
        shop = register(owner, KeyScope.INGEST, KeyScope.READ);
        Http both = Http.bearer(port, shop.apiKey());
        both.post("/ingest", "[{\"message\": \"m\", \"host\": \"" + SECRET + "\"}]");
        event = both.get("/api/apps/" + shop.app().id() + "/events")
                .json()
                .get("events")
                .get(0)
                .get("id")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search", "/export", "/histogram", "/fields", "/facets?fields=host", "/events/{event}/context"})
    void opensOnlyToWhoMayRead(String path) throws Exception {
        assertThat(ask(Http.bearer(port, users.token(owner)), path).status()).isEqualTo(200);
        assertThat(ask(Http.session(port, owner), path).status()).isEqualTo(200);
        assertThat(ask(Http.bearer(port, shop.apiKey()), path).status()).isEqualTo(200);

        refuses(Http.anonymous(port), path, 401);
        refuses(Http.bearer(port, "slp_" + "a".repeat(43)), path, 401);
        refuses(Http.bearer(port, shop.apiKey().substring(0, 40) + "AAAAAAAAAA"), path, 401);
        refuses(Http.bearer(port, register(owner, KeyScope.INGEST).apiKey()), path, 403);
        refuses(Http.bearer(port, register(owner, KeyScope.READ).apiKey()), path, 404);
        refuses(Http.bearer(port, users.token(users.member())), path, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?limit=0",
                "/export?format=x",
                "/histogram?buckets=0",
                "/fields?from=x",
                "/facets",
                "/events/{event}/context?before=-1"
            })
    void foreignAppLooksLikeOneThatDoesNotExistWhateverElseIsWrong(String path) throws Exception {
        Http stranger = Http.bearer(port, users.token(users.member()));
        String unknown = UUID.randomUUID().toString();

        String foreign = ask(stranger, path).body();

        assertThat(foreign.replace(shop.app().id().toString(), "…"))
                .isEqualTo(stranger.get("/api/apps/" + unknown + path.replace("{event}", event))
                        .body()
                        .replace(unknown, "…"));
    }

    private void refuses(Http caller, String path, int status) throws Exception {
        Http.Answer answer = ask(caller, path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    private Http.Answer ask(Http caller, String path) throws Exception {
        return caller.get("/api/apps/" + shop.app().id() + path.replace("{event}", event));
    }

    private Registration register(User user, KeyScope... scopes) {
        return apps.register(new Caller(user.id(), ""), new AppDetails("Shop", ""), Set.of(scopes));
    }
}
