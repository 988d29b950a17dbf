package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void writesEveryFieldInOrder() {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("user.id", 9007199254740993L);
        attributes.put("ratio", 0.5);
        attributes.put("vip", true);
        attributes.put("name", "Zoë");
        var cause = ExceptionInfo.ofText("OSError", "", "");
        var exception = new ExceptionInfo(
                "ValueError",
                "bad",
                List.of(
                        new StackFrame("shop.py", "pay", 12, true, "raise ValueError"),
                        new StackFrame("x.py", "f", null, null, null)),
                List.of(cause),
                "Traceback …");

        String written = json.writeValueAsString(EventJson.of(new LogEvent(
                EventId.of("01936f2a-0000-7000-8000-000000000001"),
                Instant.parse("2026-11-24T10:00:00Z"),
                Instant.parse("2026-11-24T10:00:01.000123Z"),
                14,
                "added 5",
                "added {n}",
                "shop.cart",
                "shop",
                "prod",
                "1.2",
                "box",
                "t1",
                "s1",
                new Attributes(attributes),
                exception,
                "native")));

        assertThat(written)
                .isEqualTo("{\"id\":\"01936f2a-0000-7000-8000-000000000001\","
                        + "\"occurredAt\":\"2026-11-24T10:00:00.000000Z\",\"receivedAt\":\"2026-11-24T10:00:01.000123Z\","
                        + "\"level\":\"warn\",\"severity\":14,\"message\":\"added 5\",\"template\":\"added {n}\","
                        + "\"logger\":\"shop.cart\",\"service\":\"shop\",\"environment\":\"prod\",\"release\":\"1.2\","
                        + "\"host\":\"box\",\"traceId\":\"t1\",\"spanId\":\"s1\","
                        + "\"attributes\":{\"user.id\":9007199254740993,\"ratio\":0.5,\"vip\":true,\"name\":\"Zoë\"},"
                        + "\"exception\":{\"type\":\"ValueError\",\"message\":\"bad\",\"frames\":["
                        + "{\"file\":\"shop.py\",\"function\":\"pay\",\"line\":12,\"inApp\":true,\"source\":\"raise ValueError\"},"
                        + "{\"file\":\"x.py\",\"function\":\"f\"}],"
                        + "\"causes\":[{\"type\":\"OSError\"}],\"raw\":\"Traceback …\"},\"source\":\"native\"}");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        String written = json.writeValueAsString(EventJson.of(bare(Attributes.NONE, null)));

        assertThat(written)
                .isEqualTo(
                        "{\"id\":\"01936f2a-0000-7000-8000-000000000001\","
                                + "\"occurredAt\":\"1969-12-31T23:59:59.999999Z\",\"receivedAt\":\"2026-11-24T10:00:00.000000Z\","
                                + "\"level\":\"info\",\"severity\":9,\"message\":\"\",\"attributes\":{},\"source\":\"native\"}");
    }

    @Test
    void keepsHostileTextAsItIs() {
        var attributes = new Attributes(Map.of("</script>", "\u202Eevil\u001B[31m ${jndi:ldap://x}"));

        Map<?, ?> read = json.readValue(json.writeValueAsString(EventJson.of(bare(attributes, null))), Map.class);

        assertThat(read.get("attributes")).isEqualTo(attributes.values());
    }

    private static LogEvent bare(Attributes attributes, @Nullable ExceptionInfo exception) {
        return new LogEvent(
                EventId.of("01936f2a-0000-7000-8000-000000000001"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("2026-11-24T10:00:00Z"),
                9,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                attributes,
                exception,
                "native");
    }
}
