package dev.sentrylogger.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.KeyVerdict;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a command line is told, from its request to its key. */
class DeviceDoorIT extends DeviceHttp {
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
                .isEqualTo(new KeyVerdict.Accepted(
                        app,
                        answer.get("api_key").asString().substring(3, 11),
                        Set.of(KeyScope.INGEST, KeyScope.READ)));
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
                .isEqualTo(new KeyVerdict.Accepted(
                        app.id(), answer.get("api_key").asString().substring(3, 11), Set.of(KeyScope.INGEST)));
        assertThat(apps.visibleTo(user.id())).containsExactly(app);
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
        assertThat(actions)
                .containsExactly("device.wrong-code", "device.approved", "app.registered", "device.key-created");
    }
}
