package dev.sentrylogger.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.KeyVerdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The attacks of a command line, and on one, over HTTP. */
@IntegrationTest
class DeviceDoorIT {
    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    WebApplicationContext context;

    private final HttpClient http = HttpClient.newHttpClient();

    /** All tests ask from one address. */
    @BeforeEach
    void nobodyWaits() {
        jdbc.sql("DELETE FROM device_requests").update();
    }

    @Test
    void handsOutAKeyOfANewAppOnceAfterApproval() throws Exception {
        User user = users.member();
        JsonNode started = start("{\"app_name\": \"checkout\", \"description\": \"sells\", \"read\": true}");
        assertThat(poll(started).body())
                .contains("\"status\":\"pending\"", "\"interval\":3")
                .doesNotContain("api_key");

        var completed = complete(user, "{\"user_code\": \"%s\", \"read\": true}", started);
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
        JsonNode answer = json.readTree(poll(started).body());

        assertThat(answer.get("status").asString()).isEqualTo("approved");
        assertThat(answer.get("app_name").asString()).isEqualTo("checkout");
        assertThat(answer.get("dsn").asString()).isEqualTo("http://localhost:" + port);
        AppId app = AppId.of(answer.get("app_id").asString());
        assertThat(apps.find(user.id(), app)).isPresent();
        assertThat(keys.verify(answer.get("api_key").asString(), "192.0.2.1"))
                .isEqualTo(new KeyVerdict.Accepted(app, Set.of(KeyScope.INGEST, KeyScope.READ)));
        expect(poll(started), 400, "expired_token");
    }

    @Test
    void startsWithWhatRfc8628Says() throws Exception {
        var answer = send(post("/sdk/device/start", "{\"app_name\": \"a\", \"ttl_seconds\": 5}"));

        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("user_code").asString()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(body.get("device_code").asString()).hasSize(43);
        assertThat(body.get("verification_uri").asString()).isEqualTo("http://localhost:" + port + "/device");
        assertThat(body.get("verification_uri_complete").asString())
                .isEqualTo("http://localhost:" + port + "/device?code="
                        + body.get("user_code").asString())
                .doesNotContain(body.get("device_code").asString());
        assertThat(body.get("expires_in").asInt()).isEqualTo(120);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(json.readTree(send(post("/sdk/device/start", "{\"app_name\": \"a\", \"ttl_seconds\": 99999}"))
                                .body())
                        .get("expires_in")
                        .asInt())
                .isEqualTo(600);
    }

    @Test
    void anotherKeyForAnAppOneOwns() throws Exception {
        User user = users.member();
        App app = apps.register(user.id(), "shop", "").app();
        JsonNode started = start("{\"app_name\": \"x\"}");

        complete(user, "{\"user_code\": \"%s\", \"app_id\": \"" + app.id() + "\"}", started);
        JsonNode answer = json.readTree(poll(started).body());

        assertThat(answer.get("app_name").asString()).isEqualTo("shop");
        assertThat(keys.verify(answer.get("api_key").asString(), "192.0.2.1"))
                .isEqualTo(new KeyVerdict.Accepted(app.id(), Set.of(KeyScope.INGEST)));
        assertThat(apps.visibleTo(user.id())).containsExactly(app);
    }

    @Test
    void noKeyForAnAppOfSomebodyElse() throws Exception {
        App app = apps.register(users.member().id(), "theirs", "").app();
        JsonNode started = start("{\"app_name\": \"x\"}");

        var answer = complete(users.member(), "{\"user_code\": \"%s\", \"app_id\": \"" + app.id() + "\"}", started);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(poll(started).body()).contains("pending");
    }

    @Test
    void tellsADenialAndNothingElse() throws Exception {
        JsonNode started = start("{\"app_name\": \"x\"}");
        User user = users.member();

        assertThat(complete(user, "{\"user_code\": \"%s\", \"approve\": false}", started)
                        .body())
                .contains("denied");

        expect(poll(started), 400, "access_denied");
        assertThat(complete(user, "{\"user_code\": \"%s\"}", started).statusCode())
                .isEqualTo(404);
        assertThat(apps.visibleTo(user.id())).isEmpty();
    }

    @Test
    void slowsDownWhoAsksTooOftenButNotTheAnswer() throws Exception {
        JsonNode started = start("{\"app_name\": \"x\"}");
        poll(started);

        assertThat(poll(started).body()).contains("\"status\":\"slow_down\"", "\"interval\":8");
        assertThat(poll(started).body()).contains("\"status\":\"slow_down\"", "\"interval\":13");
        complete(users.member(), "{\"user_code\": \"%s\"}", started);

        assertThat(poll(started).body()).contains("approved");
    }

    @Test
    void clientsInTheWildAskByGet() throws Exception {
        JsonNode started = start("{\"app_name\": \"x\"}");
        String code = started.get("device_code").asString();

        assertThat(send(get("/sdk/device/poll?device_code=" + code)).body()).contains("pending");
        expect(send(get("/sdk/device/poll?device_code=nobodys")), 404, "unknown_device_code");
        expect(send(get("/sdk/device/poll?device_code=" + "x".repeat(5000))), 404, "unknown_device_code");
        expect(send(get("/sdk/device/poll")), 400, "invalid_request");
        expect(send(post("/sdk/device/poll", "{}")), 400, "invalid_request");
    }

    @Test
    void expires() throws Exception {
        JsonNode started = start("{\"app_name\": \"x\"}");
        JsonNode approved = start("{\"app_name\": \"x\"}");
        User user = users.member();
        complete(user, "{\"user_code\": \"%s\"}", approved);
        jdbc.sql("UPDATE device_requests SET expires_at = now() - interval '1 second'")
                .update();

        expect(poll(started), 400, "expired_token");
        expect(poll(approved), 400, "expired_token");
        assertThat(complete(user, "{\"user_code\": \"%s\"}", started).statusCode())
                .isEqualTo(404);
        assertThat(apps.visibleTo(user.id())).isEmpty();
    }

    @Test
    void twentyCollectorsGetOneKey() throws Exception {
        User user = users.member();
        JsonNode started = start("{\"app_name\": \"race\"}");
        complete(user, "{\"user_code\": \"%s\"}", started);

        List<Callable<String>> polls = java.util.stream.Stream.generate(
                        () -> (Callable<String>) () -> poll(started).body())
                .limit(20)
                .toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            long keysTold = 0;
            for (Future<String> told : threads.invokeAll(polls)) {
                keysTold += told.get().contains("api_key") ? 1 : 0;
            }
            assertThat(keysTold).isEqualTo(1);
        }
        assertThat(apps.visibleTo(user.id())).hasSize(1);
    }

    @Test
    void approvingNeedsASessionWithItsTokenOrAPersonalToken() throws Exception {
        JsonNode started = start("{\"app_name\": \"x\"}");
        String body = "{\"user_code\": \"%s\", \"user_id\": \"%s\"}"
                .formatted(started.get("user_code").asString(), users.member().id());

        assertThat(send(post("/sdk/device/complete", body)).statusCode()).isEqualTo(401);
        assertThat(bySession(body, false)).isEqualTo(403);
        assertThat(poll(started).body()).contains("pending");
        assertThat(bySession(body, true)).isEqualTo(200);
    }

    @Test
    void fiveWrongCodesAreEnough() throws Exception {
        User user = users.member();
        JsonNode started = start("{\"app_name\": \"x\"}");
        for (int i = 0; i < CodeGuesses.PER_USER; i++) {
            assertThat(complete(user, "{\"user_code\": \"BBBB-BBBB\"}", started).statusCode())
                    .isEqualTo(404);
        }

        var answer = complete(user, "{\"user_code\": \"%s\"}", started);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(poll(started).body()).contains("pending");
    }

    @Test
    void aFloodOfRequestsIsTurnedAwayUntilTheyExpire() throws Exception {
        for (int i = 0; i < DeviceSignIn.PENDING_PER_ADDRESS; i++) {
            start("{\"app_name\": \"flood\"}");
        }

        var answer = send(post("/sdk/device/start", "{\"app_name\": \"one more\"}"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();

        jdbc.sql("UPDATE device_requests SET expires_at = now() - interval '2 hours'")
                .update();
        start("{\"app_name\": \"one more\"}");
        assertThat(jdbc.sql("SELECT count(*) FROM device_requests")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{\"app_name\": \"\"}", "{}", "{\"app_name\": \"a\\u202Eb\"}", "\"x\""})
    void refusesWhatIsNoRequest(String body) throws Exception {
        var answer = send(post("/sdk/device/start", body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"detail\"");
    }

    @ParameterizedTest
    @CsvSource({"start, PUT, 405", "start, GET, 405", "complete, GET, 401"})
    void otherMethods(String path, String method, int status) throws Exception {
        var answer = send(HttpRequest.newBuilder(url("/sdk/device/" + path)).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void auditsEachStep() throws Exception {
        User user = users.member();
        JsonNode started = start("{\"app_name\": \"audited\"}");
        complete(user, "{\"user_code\": \"BBBB-BBBB\"}", started);
        complete(user, "{\"user_code\": \"%s\"}", started);
        poll(started);

        var actions = jdbc.sql("SELECT action FROM audit_entries WHERE user_id = :user ORDER BY id")
                .param("user", user.id().value())
                .query(String.class)
                .list();
        assertThat(actions).containsExactly("device.wrong-code", "device.approved", "device.key-created");
    }

    @Test
    void keepsNeitherCodeNorKey() throws Exception {
        JsonNode started = start("{\"app_name\": \"x\"}");
        complete(users.member(), "{\"user_code\": \"%s\"}", started);
        String key = json.readTree(poll(started).body()).get("api_key").asString();

        String table = jdbc.sql("SELECT string_agg(r::text || a::text, ' ') FROM device_requests r, audit_entries a")
                .query(String.class)
                .single();

        assertThat(table).doesNotContain(started.get("device_code").asString(), key);
    }

    private int bySession(String body, boolean withToken) throws Exception {
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        var session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(SomeUsers.authentication(users.member())));
        var request = MockMvcRequestBuilders.post("/sdk/device/complete")
                .session(session)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return mvc.perform(withToken ? request.with(csrf().asHeader()) : request)
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private JsonNode start(String body) throws Exception {
        var answer = send(post("/sdk/device/start", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> poll(JsonNode started) throws Exception {
        return send(post(
                "/sdk/device/poll",
                "{\"device_code\": \"" + started.get("device_code").asString() + "\"}"));
    }

    /** @param body with %s where the user code belongs */
    private HttpResponse<String> complete(User user, String body, JsonNode started) throws Exception {
        String filled = body.replace("%s", started.get("user_code").asString());
        return send(post("/sdk/device/complete", filled).header("Authorization", "Bearer " + users.token(user)));
    }

    private static void expect(HttpResponse<String> answer, int status, @Nullable String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(url(path));
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
