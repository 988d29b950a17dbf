package dev.sentrylogger.outbound;

import dev.sentrylogger.outbound.OutboundOutcome.Answered;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request and its answer, on a connection of its own. {@link #end} breaks it off from another thread. */
final class Exchange {
    private static final int READ = 16 * 1024;
    private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);
    private static final Timeout TO_ANSWER = Timeout.ofSeconds(10);
    private static final Http1Config BOUNDS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();
    private static final RequestConfig REQUEST = RequestConfig.custom()
            .setResponseTimeout(TO_ANSWER)
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setContentCompressionEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build();

    private final HttpPost post;

    Exchange(OutboundRequest request) {
        this.post = new HttpPost(request.address().uri());
        post.setConfig(REQUEST);
        post.setHeader("User-Agent", "Sentry-Logger");
        request.headers().forEach(post::setHeader);
        post.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
    }

    /** @param addresses the only ones to connect to */
    Answered run(InetAddress[] addresses) throws IOException {
        try (CloseableHttpClient client = client(addresses);
                ClassicHttpResponse answer = client.executeOpen(null, post, null)) {
            Header retryAfter = answer.getFirstHeader("Retry-After");
            var answered = new Answered(
                    answer.getCode(), retryAfter == null ? "" : retryAfter.getValue(), body(answer.getEntity()));
            // Else closing would read an endless answer to its end.
            end();
            return answered;
        }
    }

    void end() {
        post.cancel();
    }

    private static CloseableHttpClient client(InetAddress[] addresses) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(addresses))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(BOUNDS)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(TO_CONNECT)
                        .setSocketTimeout(TO_ANSWER)
                        .build())
                .build();
        // Takes no settings of the system, so no proxy either.
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static String body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        return new String(entity.getContent().readNBytes(READ), StandardCharsets.UTF_8);
    }

    /** The client asks for names; it gets the addresses that were checked, and asks nobody else. */
    private record Pinned(InetAddress[] addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
