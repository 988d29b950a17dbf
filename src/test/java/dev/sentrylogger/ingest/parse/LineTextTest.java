package dev.sentrylogger.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "2026-02-20 10:00:00,123 [INFO] [shop.cart]: added item 5 ¦ INFO ¦ shop.cart ¦ added item 5",
                "2026-02-20 10:00:00,123 [WARNING] [root]: [x] y: z ¦ WARN ¦ root ¦ [x] y: z",
                "2026-02-20 10:00:00,123 ERROR shop.cart: no stock ¦ ERROR ¦ shop.cart ¦ no stock",
                "2026-02-20 10:00:00,123 - shop.cart - INFO - added ¦ INFO ¦ - ¦ shop.cart - INFO - added",
                "2026-02-20 10:00:00.123 | INFO     | shop.cart:add:12 - added ¦ INFO ¦ shop.cart:add:12 ¦ added",
                "2026-02-20T11:00:00.123+01:00  INFO 4242 --- [shop] [main] c.e.Cart   : added ¦ INFO ¦ c.e.Cart ¦ added",
                "2026-02-20T11:00:00.123+01:00 DEBUG 4242 --- [main] c.e.Cart : a : b ¦ DEBUG ¦ c.e.Cart ¦ a : b",
                "2026-02-20 10:00:00,123 [main] WARN  com.shop.Cart - low ¦ WARN ¦ com.shop.Cart ¦ low",
                "2026-02-20 10:00:00,123 - INFO  [QuorumPeer[myid=1]/0:0:2181:Election@774] - Notification ¦ INFO ¦ QuorumPeer[myid=1]/0:0:2181:Election@774 ¦ Notification",
                "[2026-02-20T10:00:00.123Z INFO  shop::cart] added ¦ INFO ¦ - ¦ shop::cart] added",
                "2026-02-20T10:00:00.123Z\tINFO\tadded\t{\"n\":1} ¦ INFO ¦ - ¦ added\t{\"n\":1}",
                "2026-02-20 10:00:00.123 Just words ¦ INFO ¦ - ¦ Just words",
                "[2026-02-20 10:00:00.123] [error] [client 1.2.3.4] gone ¦ ERROR ¦ - ¦ [client 1.2.3.4] gone",
            })
    void readsTheCommonLineFormats(String line, String level, String logger, String message) {
        LogEvent event = Some.text(line);

        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-02-20T10:00:00.123Z"));
        assertThat(event.level()).isEqualTo(Level.valueOf(level));
        assertThat(event.logger()).isEqualTo(logger.equals("-") ? null : logger);
        assertThat(event.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "ERROR no stock ¦ ERROR ¦ no stock",
                "[warn] low ¦ WARN ¦ low",
                "INFO:     127.0.0.1 - \"GET /\" 200 ¦ INFO ¦ 127.0.0.1 - \"GET /\" 200",
                "WARNING:shop.cart:low ¦ WARN ¦ low",
                "Error: Cannot find module ¦ ERROR ¦ Error: Cannot find module",
                "error: cannot find ¦ ERROR ¦ cannot find",
                "Error connecting ¦ INFO ¦ Error connecting",
                "info desk opened ¦ INFO ¦ info desk opened",
                "HTTP request failed ¦ INFO ¦ HTTP request failed",
                "[shop] opened ¦ INFO ¦ [shop] opened",
                "{'a': 1} is no JSON ¦ INFO ¦ {'a': 1} is no JSON",
            })
    void readsALeadingLevelOnlyWhereItIsOne(String line, String level, String message) {
        LogEvent event = Some.text(line);

        assertThat(event.occurredAt()).isEqualTo(Some.RECEIVED);
        assertThat(event.level()).isEqualTo(Level.valueOf(level));
        assertThat(event.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "<script>alert(1)</script>",
                "${jndi:ldap://x/a}",
                "\u001B[31mred\u001B[0m",
                "\u202Eabc",
                "[[[[",
                "a]b[",
                "   indented",
                "10 items",
                "-",
                "[",
                "2026",
                "http://x.y/z: gone"
            })
    void keepsOtherTextAsItIs(String line) {
        assertThat(Some.text(line).message()).isEqualTo(line);
    }

    @Test
    void takesTheTimeOfAnAccessLogAndKeepsTheLine() {
        String line = "127.0.0.1 - - [20/Feb/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 5";

        LogEvent event = Some.text(line);

        assertThat(event.message()).isEqualTo(line);
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-02-20T10:00:00Z"));
    }

    @Test
    void readsLogfmt() {
        LogEvent event = Some.text(
                "ts=2026-02-20T10:00:00Z level=error msg=\"no \\\"stock\\\"\" logger=shop item=5 empty= path=/a=b");

        assertThat(event.message()).isEqualTo("no \"stock\"");
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.logger()).isEqualTo("shop");
        assertThat(event.attributes().values())
                .containsEntry("item", "5")
                .containsEntry("path", "/a=b")
                .hasSize(2);
    }

    @Test
    void readsJsonInAString() {
        assertThat(Some.text("{\"message\":\"m\",\"level\":\"warn\"}").level()).isEqualTo(Level.WARN);
    }

    @Test
    void separatesAPythonTracebackFromTheMessage() {
        LogEvent event = Some.text("""
                2026-02-20 10:00:00,123 [ERROR] [shop.cart]: checkout failed
                Traceback (most recent call last):
                  File "/app/shop/cart.py", line 12, in add
                    stock[item]
                KeyError: 'x'

                The above exception was the direct cause of the following exception:

                Traceback (most recent call last):
                  File "/usr/lib/python3.12/site-packages/lib.py", line 3, in call
                    f()
                  File "/app/shop/cart.py", line 14, in checkout
                shop.errors.OutOfStock: item 5
                is gone
                """);

        assertThat(event.message()).isEqualTo("checkout failed");
        assertThat(event.exception().type()).isEqualTo("shop.errors.OutOfStock");
        assertThat(event.exception().message()).isEqualTo("item 5\nis gone");
        assertThat(event.exception().frames()).extracting("function").containsExactly("call", "checkout");
        assertThat(event.exception().frames()).extracting("inApp").containsExactly(false, true);
        assertThat(event.exception().frames()).extracting("line").containsExactly(3, 14);
        assertThat(event.exception().causes()).extracting("type").containsExactly("KeyError");
        assertThat(event.exception().causes().getFirst().frames().getFirst().source())
                .isEqualTo("stock[item]");
        assertThat(event.exception().raw()).startsWith("Traceback").endsWith("is gone");
    }

    @Test
    void separatesAJavaStackTraceFromTheMessage() {
        LogEvent event = Some.text("""
                2026-02-20 10:00:00,123 ERROR com.shop.Cart - checkout failed
                java.lang.IllegalStateException: no stock
                \tat com.shop.Cart.add(Cart.java:12)
                \tat java.base/java.lang.Thread.run(Thread.java:1)
                Caused by: java.io.IOException: disk
                \tat com.shop.Disk.read(Disk.java:7)
                \t... 2 more
                """);

        assertThat(event.message()).isEqualTo("checkout failed");
        assertThat(event.exception().type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(event.exception().message()).isEqualTo("no stock");
        assertThat(event.exception().frames())
                .extracting("function")
                .containsExactly("java.base/java.lang.Thread.run", "com.shop.Cart.add");
        assertThat(event.exception().causes()).extracting("message").containsExactly("disk");
    }

    @Test
    void takesABareTracebackForAnError() {
        LogEvent event =
                Some.text("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nValueError: bad");

        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.message()).isEqualTo("ValueError: bad");
    }

    @Test
    void keepsFurtherLinesThatAreNoStackTraceInTheMessage() {
        assertThat(Some.text("2026-02-20 10:00:00 [INFO] [db]: SELECT\n  1\nFROM x")
                        .message())
                .isEqualTo("SELECT\n  1\nFROM x");
    }
}
