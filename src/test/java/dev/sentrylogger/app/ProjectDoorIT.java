package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ProjectDoorIT {
    private static final String SHOP = "{\"name\": \"shop\", \"description\": \"sells things\"}";

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    @Autowired
    JsonMapper json;

    @Autowired
    WebApplicationContext context;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void registersAnAppForTheOwnerOfAPersonalToken() throws Exception {
        User user = users.member();

        var answer = send(post(SHOP).header("Authorization", "Bearer " + users.token(user)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        JsonNode body = json.readTree(answer.body());
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "name", "api_key");
        assertThat(body.get("name").asString()).isEqualTo("shop");
        AppId id = AppId.of(body.get("id").asString());
        assertThat(apps.find(user.id(), id))
                .hasValueSatisfying(app -> assertThat(app.description()).isEqualTo("sells things"));
        assertThat(keys.verify(body.get("api_key").asString(), "192.0.2.9"))
                .isEqualTo(new KeyVerdict.Accepted(
                        id, body.get("api_key").asString().substring(3, 11), Set.of(KeyScope.INGEST)));
    }

    @Test
    void givesAReadingKeyOnRequestOnly() throws Exception {
        String token = users.token(users.member());

        var answer = send(post("{\"name\": \"shop\", \"read\": true}").header("Authorization", "Bearer " + token));

        assertThat(keys.verify(json.readTree(answer.body()).get("api_key").asString(), "192.0.2.9"))
                .isInstanceOfSatisfying(
                        KeyVerdict.Accepted.class,
                        key -> assertThat(key.scopes()).containsExactlyInAnyOrder(KeyScope.INGEST, KeyScope.READ));
    }

    @Test
    void answersAVisitorWithAProblemAndNeitherRedirectNorCookie() throws Exception {
        var answer = send(post(SHOP).header("Authorization", "Bearer slp_nobody"));

        expectProblem(answer, 401);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void answersNobodyAtAllWithAProblemAndNeitherRedirectNorCookie() throws Exception {
        var answer = send(post(SHOP));

        expectProblem(answer, 401);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void doesNotTakeAnApiKeyForASignIn() throws Exception {
        String apiKey = apps.register(users.member().id(), "shop", "").apiKey();

        expectProblem(send(post(SHOP).header("Authorization", "Bearer " + apiKey)), 401);
    }

    @Test
    void takesASessionWithItsCsrfTokenAndRefusesItWithout() throws Exception {
        User user = users.member();
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        MockHttpServletRequestBuilder bySession = MockMvcRequestBuilders.post("/api/project")
                .session(sessionOf(user))
                .contentType(MediaType.APPLICATION_JSON)
                .content(SHOP);

        mvc.perform(bySession).andExpect(status().isForbidden());
        assertThat(apps.visibleTo(user.id())).isEmpty();

        mvc.perform(bySession.with(csrf().asHeader())).andExpect(status().isCreated());
        assertThat(apps.visibleTo(user.id())).extracting(App::name).containsExactly("shop");
    }

    @Test
    void ignoresFieldsThatAreNotTheCallersToSet() throws Exception {
        User user = users.member();
        User other = users.member();
        String id = UUID.randomUUID().toString();

        var answer = send(
                post("""
                {"name": "shop", "id": "%s", "number": 1, "owner": "%s", "user_id": "%s", "role": "admin",
                 "scopes": ["READ"], "api_key": "sk_mine", "created_at": "1970-01-01T00:00:00Z"}
                """.formatted(id, other.id(), other.id())).header("Authorization", "Bearer " + users.token(user)));

        JsonNode body = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(body.get("id").asString()).isNotEqualTo(id);
        assertThat(apps.visibleTo(other.id())).isEmpty();
        assertThat(apps.visibleTo(user.id()))
                .singleElement()
                .satisfies(app -> assertThat(app.createdAt()).isAfter("2001-01-01T00:00:00Z"));
        assertThat(keys.verify(body.get("api_key").asString(), "192.0.2.9"))
                .isInstanceOfSatisfying(
                        KeyVerdict.Accepted.class,
                        key -> assertThat(key.scopes()).containsExactly(KeyScope.INGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"shop\"",
                "{\"name\": \"shop\"",
                "{\"name\": {}}",
                "{\"name\": \"a\"} x",
                "name=shop",
                "{}",
                "{\"name\": null}",
                "{\"name\": \"  \"}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"\\ud800\"}"
            })
    void refusesABodyThatNamesNoApp(String body) throws Exception {
        User user = users.member();

        expectProblem(send(post(body).header("Authorization", "Bearer " + users.token(user))), 400);
        assertThat(apps.visibleTo(user.id())).isEmpty();
    }

    @Test
    void namesTheLimitThatWasPassed() throws Exception {
        var answer = send(post("{\"name\": \"%s\"}".formatted("x".repeat(101)))
                .header("Authorization", "Bearer " + users.token(users.member())));

        expectProblem(answer, 400);
        assertThat(json.readTree(answer.body()).get("detail").asString())
                .isEqualTo("The name has 101 characters; the limit is 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/xml", "junk"})
    void takesJsonOnly(String contentType) throws Exception {
        var request = HttpRequest.newBuilder(address("/api/project"))
                .header("Content-Type", contentType)
                .header("Authorization", "Bearer " + users.token(users.member()))
                .POST(BodyPublishers.ofString(SHOP));

        expectProblem(send(request), 415);
    }

    @ParameterizedTest
    @CsvSource({"65000, 400", "65536, 413", "1000000, 413"})
    void readsSixtyFourKibibytesAtMost(int padding, int status) throws Exception {
        String token = users.token(users.member());

        var answer = send(
                post("{\"name\": \"%s\"}".formatted("x".repeat(padding))).header("Authorization", "Bearer " + token));

        expectProblem(answer, status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void offersPostOnly(String method) throws Exception {
        var request = HttpRequest.newBuilder(address("/api/project"))
                .header("Authorization", "Bearer " + users.token(users.member()))
                .method(method, BodyPublishers.noBody());

        expectProblem(send(request), 405);
    }

    private void expectProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json.readTree(answer.body()).get("detail").asString()).isNotBlank();
    }

    /** What signing in on the page leaves behind. */
    private static MockHttpSession sessionOf(User user) {
        var session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(SomeUsers.authentication(user)));
        return session;
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(address("/api/project"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
