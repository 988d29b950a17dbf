package dev.sentrylogger.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.outbound.OutboundOutcome.Answered;
import dev.sentrylogger.outbound.OutboundOutcome.Failed;
import dev.sentrylogger.outbound.OutboundOutcome.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {
    private final Receiver loopback = new Receiver();
    private final Map<String, Deque<List<String>>> names = new HashMap<>();
    private int asked;

    @AfterEach
    void close() {
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/",
                "http://127.0.0.1:%d/",
                "https://127.1:%d/",
                "https://127.0.1:%d/",
                "https://0x7f.1:%d/",
                "https://0x7f.0x0.0x0.0x1:%d/",
                "https://0x7f000001:%d/",
                "https://2130706433:%d/",
                "https://017700000001:%d/",
                "https://0177.0.0.1:%d/",
                "https://127.0.0.01:%d/",
                "https://127.0.0.1.:%d/",
                "https://[::1]:%d/",
                "https://[::]:%d/",
                "https://[::ffff:127.0.0.1]:%d/",
                "https://[::ffff:7f00:1]:%d/",
                "https://[::127.0.0.1]:%d/",
                "https://[0:0:0:0:0:0:0:1]:%d/",
                "https://[64:ff9b::7f00:1]:%d/",
                "https://[64:ff9b:1::7f00:1]:%d/",
                "https://[2002:7f00:1::]:%d/",
                "https://[2001:0:7f00:1::]:%d/",
                "https://[fe80::1]:%d/",
                "https://[fe80::1%%25lo]:%d/",
                "https://[fd00::1]:%d/",
                "https://[fec0::1]:%d/",
                "https://[ff02::1]:%d/",
                "https://[2001:db8::1]:%d/",
                "https://[100::1]:%d/",
                "https://localhost:%d/",
                "https://LOCALHOST:%d/",
                "https://localhost.:%d/",
                "https://app.localhost:%d/",
                "https://rebound.example.org:%d/",
                "https://mixed.example.org:%d/",
                "https://0.0.0.0:%d/",
                "https://0:%d/",
                "https://10.1.2.3:%d/",
                "https://172.16.0.1:%d/",
                "https://172.31.255.255:%d/",
                "https://192.168.1.1:%d/",
                "https://100.64.0.1:%d/",
                "https://169.254.169.254:%d/latest/meta-data/",
                "https://198.18.0.1:%d/",
                "https://192.0.2.1:%d/",
                "https://203.0.113.9:%d/",
                "https://224.0.0.1:%d/",
                "https://240.0.0.1:%d/",
                "https://255.255.255.255:%d/",
                "https://user@127.0.0.1:%d/",
                "https://example.org@127.0.0.1:%d/",
                "https://user:password@example.org:%d/",
                "https://127.0.0.1:%d#@example.org/",
                "https://example.org:%d/#@127.0.0.1/",
                "https://example.org\\@127.0.0.1:%d/",
                "https:\\\\127.0.0.1:%d/",
                "https://127.0.0.1\t:%d/",
                "https://exa\tmple.org:%d/",
                "https://example.org\r\nHost: 127.0.0.1:%d/",
                "https:///127.0.0.1:%d/",
                "https:127.0.0.1:%d/",
                "//127.0.0.1:%d/",
                "https://①②⑦.⓪.⓪.①:%d/",
                "https://１２７.0.0.1:%d/",
                "https://127。0。0。1:%d/",
                "https://%%31%%32%%37.0.0.1:%d/",
                "https://exam%%00ple.org:%d/",
                "http://example.org:%d/",
                "ftp://example.org:%d/",
                "gopher://127.0.0.1:%d/_x",
                "file:///etc/passwd?%d",
                "jar:https://127.0.0.1:%d!/",
                "data:text/plain,%d",
                "https://example.org:99999/%d",
                "https://example.org:0/%d",
                "https://example.org:-1/%d",
                "%d",
            })
    void goesNowhereItMustNot(String template) {
        name("rebound.example.org", "127.0.0.1");
        name("mixed.example.org", "93.184.215.14", "93.184.215.15", "2606:2800::1", "10.0.0.7");
        name("example.org", "93.184.215.14");
        String url = template.formatted(loopback.port());

        assertThatThrownBy(() -> http("").check(url))
                .as(url)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("Exception", "null");

        assertThat(loopback.connections()).isZero();
    }

    @Test
    void looksAgainWhenItSends() {
        names.put("moving.example.org", new ArrayDeque<>(List.of(List.of("93.184.215.14"), List.of("127.0.0.1"))));
        OutboundHttp http = http("");

        OutboundAddress address = http.check("https://moving.example.org:" + loopback.port() + "/");
        OutboundOutcome outcome = http.post(new OutboundRequest(address, "{}"));

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).words())
                .isEqualTo("moving.example.org is not on the public internet (127.0.0.1); whoever runs this server can"
                        + " allow it with OUTBOUND_ALLOW");
        assertThat(loopback.connections()).isZero();
    }

    @Test
    void connectsToTheAddressThatWasCheckedUnderTheNameOfTheHost() {
        names.put("hook.example.org", new ArrayDeque<>(List.of(List.of("127.0.0.1"), List.of("93.184.215.14"))));

        OutboundOutcome outcome = http("hook.example.org")
                .post(new OutboundRequest(
                        OutboundAddress.of("http://Hook.Example.org.:" + loopback.port() + "/a?b=c"),
                        Map.of("webhook-id", "msg_1"),
                        "{\"ü\":1}"));

        assertThat(outcome).isEqualTo(new Answered(200, "", "ok"));
        assertThat(asked).as("resolved once").isEqualTo(1);
        var request = loopback.received().getFirst();
        assertThat(request.line()).isEqualTo("POST /a?b=c HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("host", "hook.example.org:" + loopback.port())
                .containsEntry("webhook-id", "msg_1")
                .containsEntry("content-type", "application/json; charset=UTF-8")
                .doesNotContainKeys("cookie", "upgrade", "accept-encoding", "authorization");
        assertThat(request.body()).isEqualTo("{\"ü\":1}");
    }

    @Test
    void aRangeOpensWhatLiesInItAndNothingElse() {
        assertThat(http("127.0.0.0/8, fd00::/8").post(new OutboundRequest(here("/"), "{}")))
                .isInstanceOf(Answered.class);

        assertThatThrownBy(() -> http("10.0.0.0/8").check(loopback.url("/")))
                .hasMessageContaining("not on the public internet");
        name("plain.example.org", "93.184.215.14");
        assertThatThrownBy(() -> http("10.0.0.0/8").check("http://plain.example.org/"))
                .hasMessageContaining("must begin with https://");
        assertThatThrownBy(() -> new OutboundSettings("10.0.0.0/33")).hasMessageContaining("OUTBOUND_ALLOW");
        assertThatThrownBy(() -> new OutboundSettings("https://x/")).hasMessageContaining("OUTBOUND_ALLOW");
    }

    @Test
    void followsNoRedirect() {
        try (var inside = new Receiver()) {
            loopback.then(302, "", "Location: " + inside.url("/"), "Retry-After: 7");

            OutboundOutcome outcome = http("127.0.0.1").post(new OutboundRequest(here("/"), "{}"));

            assertThat(outcome).isEqualTo(new Answered(302, "7", ""));
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void readsTheBeginningOfAnEndlessAnswer() throws Exception {
        var gone = new CountDownLatch(1);
        loopback.then((request, out) -> {
            try {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write("endless ".repeat(1000).getBytes(StandardCharsets.US_ASCII));
                }
            } finally {
                gone.countDown();
            }
        });

        OutboundOutcome outcome = http("127.0.0.1").post(new OutboundRequest(here("/"), "{}"));

        assertThat(((Answered) outcome).body()).hasSize(16 * 1024);
        gone.await();
    }

    @Test
    void givesUpOnAServerThatHangsOrTrickles() {
        var closed = new CountDownLatch(1);
        loopback.then((request, out) -> closed.await());
        var http = new OutboundHttp(guard("127.0.0.1"), Duration.ofMillis(300));
        assertThat(http.post(new OutboundRequest(here("/"), "{}")))
                .isEqualTo(new Failed("127.0.0.1 did not answer within 0 s"));
        closed.countDown();

        loopback.then((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.yield();
            }
        });
        assertThat(http.post(new OutboundRequest(here("/"), "{}"))).isInstanceOf(Failed.class);
    }

    @Test
    void saysWhyThereIsNoAnswer() throws Exception {
        int free;
        try (var socket = new java.net.ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        OutboundHttp http = http("127.0.0.1");

        assertThat(http.post(new OutboundRequest(OutboundAddress.of("http://127.0.0.1:" + free + "/"), "{}")))
                .isEqualTo(new Failed("127.0.0.1 cannot be reached"));
        assertThat(http.post(new OutboundRequest(OutboundAddress.of("https://gone.example.org/"), "{}")))
                .isEqualTo(new Failed("There is no host with the name gone.example.org"));
        assertThat(http.post(
                        new OutboundRequest(OutboundAddress.of("https://127.0.0.1:" + loopback.port() + "/"), "{}")))
                .isInstanceOf(Failed.class);
        assertThatThrownBy(() -> new OutboundRequest(here("/"), Map.of("x", "a\r\nb: c"), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private OutboundAddress here(String path) {
        return OutboundAddress.of(loopback.url(path));
    }

    private OutboundHttp http(String allow) {
        return new OutboundHttp(guard(allow), Duration.ofSeconds(10));
    }

    private OutboundGuard guard(String allow) {
        return new OutboundGuard(this::resolve, new OutboundSettings(allow));
    }

    private void name(String name, String... addresses) {
        names.put(name, new ArrayDeque<>(List.of(List.of(addresses))));
    }

    /** The last answer is for good. */
    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked++;
        Deque<List<String>> answers = names.get(host);
        if (answers == null) {
            boolean known = host.endsWith("localhost") || AddressRange.isLiteral(host) || host.startsWith("[");
            if (!known) {
                throw new UnknownHostException(host);
            }
            return InetAddress.getAllByName(host.endsWith("localhost") ? "localhost" : host);
        }
        List<String> answer = answers.size() > 1 ? answers.remove() : answers.element();
        var addresses = new InetAddress[answer.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(answer.get(i));
        }
        return addresses;
    }
}
