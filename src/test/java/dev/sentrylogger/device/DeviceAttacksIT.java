package dev.sentrylogger.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** What a command line must not get, and what must not be done to one: the attacks of RFC 8628 §5. */
class DeviceAttacksIT extends DeviceHttp {
    @Autowired
    DeviceSignIn signIn;

    @Autowired
    WebApplicationContext context;

    @Test
    void noKeyForAnAppOfSomebodyElse() throws Exception {
        App app = apps.register(users.member().id(), "theirs", "").app();
        JsonNode started = start("{\"app_name\": \"x\"}");

        var answer = complete(users.member(), "{\"user_code\": \"%s\", \"app_id\": \"" + app.id() + "\"}", started);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(poll(started).body()).contains("pending");
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

    @Test
    void tenThousandGuessesFindNothing() throws Exception {
        User user = users.member();
        start("{\"app_name\": \"x\"}");
        int looked = 0;
        for (int i = 0; i < 10_000; i++) {
            try {
                assertThat(signIn.find("BBBB-BBBB", user.id(), "192.0.2.77")).isEmpty();
                looked++;
            } catch (TooManyException e) {
                assertThat(e.retryAfterSeconds()).isPositive();
            }
        }
        assertThat(looked).isEqualTo(CodeGuesses.PER_USER);
        assertThat(apps.visibleTo(user.id())).isEmpty();
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
}
