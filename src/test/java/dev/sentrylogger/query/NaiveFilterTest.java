package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaiveFilterTest {
    private final LogEvent event = event();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TIMEOUT",
                "\"timeout in CART\"",
                "shop.cart",
                "checkout",
                "card-1",
                "the ROOT",
                "main.py",
                "pay()",
                "level:error",
                "level>=warn",
                "level<fatal",
                "service:checkout",
                "user.id:42",
                "user.id:42.0",
                "user.id:4.2e1",
                "path:/api/*",
                "path:*users*",
                "path:*",
                "user.id>41",
                "user.id<=42",
                "price<3",
                "price>=2.5",
                "has:service",
                "has:user.id",
                "has:level",
                "has:exception.type",
                "exception.type:IOException",
                "/t.meout/i",
                "/^Timeout/",
                "/root cause/",
                "-has:trace_id",
                "-trace_id:x",
                "timeout or nothing",
                "timeout -nothing"
            })
    void finds(String query) {
        assertThat(NaiveFilter.matches(QueryText.parse(query), event)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "production",
                "level:warn",
                "level>error",
                "service:Checkout",
                "service:check",
                "user.id:43",
                "price:2.50",
                "path:/api",
                "path:api/*",
                "user.id>42",
                "service>1",
                "has:trace_id",
                "has:exception.message",
                "exception.message:*",
                "/timeout/",
                "/pay/",
                "-timeout",
                "timeout nothing",
                "-(nothing or timeout)"
            })
    void passesOver(String query) {
        assertThat(NaiveFilter.matches(QueryText.parse(query), event)).isFalse();
    }

    private static LogEvent event() {
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        var cause = ExceptionInfo.ofText("", "", "the root cause");
        var frame = new StackFrame("main.py", "run", 17, true, "pay()");
        return new LogEvent(
                EventIds.at(at),
                at,
                at,
                17,
                "Timeout in cart",
                null,
                "shop.cart",
                "checkout",
                "production",
                null,
                null,
                null,
                null,
                new Attributes(Map.of("user.id", 42L, "path", "/api/users", "price", "2.5", "card", "CARD-1")),
                new ExceptionInfo("IOException", "", List.of(frame), List.of(cause), ""),
                "test");
    }
}
