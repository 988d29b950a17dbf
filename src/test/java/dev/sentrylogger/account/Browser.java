package dev.sentrylogger.account;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** What a visitor's browser does without scripts: keeps cookies, posts forms, and follows redirects when asked to. */
final class Browser {
    private final CookieManager cookies = new CookieManager();
    private final URI base;
    private final HttpClient client;

    Browser(String base) {
        this.base = URI.create(base);
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** One on a machine of its own, as far as the server can see. */
    Browser(String base, String ownAddress) throws IOException {
        this.base = URI.create(base);
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(InetAddress.getByName(ownAddress))
                .build();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET(), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey(), UTF_8) + "=" + encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, headers);
    }

    HttpResponse<String> signIn(String email, String password) throws IOException, InterruptedException {
        return post("/login", Map.of("username", email, "password", password));
    }

    /** Follows redirects as long as they lead to an address that begins with one of these; answers with the last. */
    HttpResponse<String> follow(HttpResponse<String> answer, String... prefixes)
            throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        while (last.statusCode() / 100 == 3) {
            String target = last.uri().resolve(location(last)).toString();
            if (java.util.Arrays.stream(prefixes).noneMatch(target::startsWith)) {
                return last;
            }
            last = get(target);
        }
        return last;
    }

    String sessionId() {
        return cookies.getCookieStore().get(base).stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Path and query of where a redirect leads. */
    static String target(HttpResponse<?> answer) {
        URI uri = answer.uri().resolve(location(answer));
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
