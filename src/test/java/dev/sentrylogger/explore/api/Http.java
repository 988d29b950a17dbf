package dev.sentrylogger.explore.api;

import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the read API, who shows who they are in one way. */
final class Http {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;
    private final String address;
    private final String authorization;

    private Http(HttpClient client, int port, String authorization) {
        this.client = client;
        this.address = "http://localhost:" + port;
        this.authorization = authorization;
    }

    static Http anonymous(int port) {
        return new Http(HttpClient.newHttpClient(), port, "");
    }

    static Http bearer(int port, String token) {
        return new Http(HttpClient.newHttpClient(), port, "Bearer " + token);
    }

    /** Signs in with the login page's form. */
    static Http session(int port, User user) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var http = new Http(client, port, "");
        String form = "username=" + encode(user.email()) + "&password=" + encode(SomeUsers.PASSWORD);
        var answer = client.send(
                http.request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        String target = answer.headers().firstValue("Location").orElse("nowhere");
        if (!target.endsWith("/apps")) {
            throw new AssertionError("Sign-in answered " + answer.statusCode() + " and led to " + target);
        }
        return http;
    }

    Answer get(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).build(), BodyHandlers.ofString());
        return new Answer(answer);
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    /** Without waiting for the end of the answer, which a stream has not. */
    int status(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }
    }
}
